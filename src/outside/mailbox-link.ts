/** One connection to a mailbox: opened, its boxes found, closed. A broken one is thrown away, never mended. */
import { ImapFlow, type ListResponse } from 'imapflow';
import { type MailAccount, mustStartTls, tlsOptions } from './mail-account.ts';

/** `role` is what a log may say of a box: its path may carry a name. */
export type WatchedBox = { readonly path: string; readonly role: 'inbox' | 'junk' | 'other' };

export type LinkTimes = {
  readonly connectTimeoutMs: number;
  readonly socketTimeoutMs: number;
  readonly maxIdleMs: number;
};

export const USUAL_TIMES: LinkTimes = { connectTimeoutMs: 30_000, socketTimeoutMs: 60_000, maxIdleMs: 240_000 };

const IDLE_AGAIN_MS = 50;

/** Not connected yet. `onSignal` rings for news of any kind: something arrived, or the link is gone. */
export function newLink(account: MailAccount, times: LinkTimes, onSignal: () => void): ImapFlow {
  const link = new ImapFlow({
    host: account.host,
    port: account.port,
    secure: account.secure,
    ...(mustStartTls(account) ? { doSTARTTLS: true } : {}),
    tls: tlsOptions(account),
    auth: { user: account.user, pass: account.password },
    logger: false,
    connectionTimeout: times.connectTimeoutMs,
    greetingTimeout: times.connectTimeoutMs,
    socketTimeout: times.socketTimeoutMs,
    maxIdleTime: times.maxIdleMs,
    // Our own idle() begins at once; this one only follows a keep-alive NOOP of imapflow's, which ends it.
    autoIdleDelay: IDLE_AGAIN_MS,
  });
  // Without a listener an error ends the process; what it means is told by the command that fails, or by `close`.
  link.on('error', onSignal);
  link.on('close', onSignal);
  link.on('exists', onSignal);
  return link;
}

/** The boxes asked for, else INBOX and, where there is one, Junk. The first is the one that idles. */
export async function watchedBoxes(link: ImapFlow, wanted: readonly string[] | undefined): Promise<readonly WatchedBox[]> {
  const listed = await link.list();
  const role = (box: ListResponse | undefined) =>
    box?.specialUse === '\\Junk' ? 'junk' : box?.path.toUpperCase() === 'INBOX' ? 'inbox' : 'other';
  if (wanted !== undefined) {
    return wanted.map((path) => ({ path, role: role(listed.find((box) => box.path === path)) }));
  }
  const junk = listed.filter((box) => box.specialUse === '\\Junk').map(({ path }) => ({ path, role: 'junk' as const }));
  return [{ path: 'INBOX', role: 'inbox' }, ...junk];
}

/** Says goodbye, and does not wait long for the answer. */
export async function leave(link: ImapFlow, patienceMs = 500): Promise<void> {
  if (link.usable) {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([link.logout().catch(() => undefined), patience]);
    clearTimeout(timer);
  }
  link.close();
}

/** A code to log: never a library's words, which may carry an address. */
export function codeOf(error: unknown): string {
  const { code, responseStatus, name } = error as {
    readonly code?: unknown;
    readonly responseStatus?: unknown;
    readonly name?: unknown;
  };
  const found = [code, responseStatus, name].find((one) => typeof one === 'string' && /^\w{1,40}$/.test(one));
  return typeof found === 'string' ? found : 'unknown';
}
