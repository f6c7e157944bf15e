/** An IMAP server within the process, for the demo and the tests: several users, mails in memory, faults on request. */
import { createServer } from 'node:net';
import { type ImapFaults, ImapSession } from './imap-session.ts';
import { type Box, type Delivery, ImapStore, type StoredMail } from './imap-store.ts';

export type { ImapFaults, Verdict } from './imap-session.ts';
export type { StoredMail } from './imap-store.ts';

export type ImapServer = {
  readonly port: number;
  readonly faults: ImapFaults;
  has(user: string): boolean;
  opens(user: string, password: string): boolean;
  /** The mail's UID. */
  deliver(user: string, box: string, raw: Buffer, delivery?: Delivery): number;
  mails(user: string, box: string): readonly StoredMail[];
  /** The same mails under a new UIDVALIDITY and new UIDs, as after a rebuilt index. */
  resetUidValidity(user: string, box: string): void;
  /** Cuts every link under way without a word. */
  hangUp(): void;
  links(): number;
  close(): Promise<void>;
};

export type ImapServerOptions = {
  /** Addresses and their passwords. Each has INBOX, Junk and Sent. */
  readonly users: ReadonlyMap<string, string>;
  /** 0, the usual: any free one. */
  readonly port?: number;
  readonly host?: string;
  readonly now?: () => Date;
};

export async function startImapServer(options: ImapServerOptions): Promise<ImapServer> {
  const store = new ImapStore(options.users, options.now ?? (() => new Date()));
  const faults: ImapFaults = { dropAfterBytes: null, frozen: false, beforeReply: null };
  const sessions = new Set<ImapSession>();
  const server = createServer((socket) => {
    const session = new ImapSession(socket, store, faults);
    sessions.add(session);
    socket.on('close', () => sessions.delete(session));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const hangUp = () => {
    for (const session of sessions) session.hangUp();
  };
  return {
    port: (server.address() as { readonly port: number }).port,
    faults,
    has: (user) => store.has(user),
    opens: (user, password) => store.opens(user, password),
    deliver: (user, box, raw, delivery) => store.deliver(boxOf(store, user, box), raw, delivery).uid,
    mails: (user, box) => boxOf(store, user, box).mails,
    resetUidValidity: (user, box) => store.resetUidValidity(boxOf(store, user, box)),
    hangUp,
    links: () => sessions.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        hangUp();
      }),
  };
}

function boxOf(store: ImapStore, user: string, name: string): Box {
  const box = store.box(user, name);
  if (box === null) throw new Error(`no such box of the embedded server: ${name}`);
  return box;
}
