/** An SMTP relay within the process: takes mail from users who log in, delivers it as a real receiver would, and fails where a test asks for it. */
import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerAuthentication, type SMTPServerSession } from 'smtp-server';
import type { ImapServer } from './imap-server.ts';
import { asReceived, bounceOf, type Handover, withoutToken } from './received-mail.ts';

/** `data`: before the body, a refusal excepted, which is told after it; `body`: while it comes in; `dot`: all of it came, the answer is due. */
export type SmtpPhase = 'greeting' | 'login' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot';

/** `delivers`: whether the mail is delivered all the same, which only `dot` can do. */
export type Mishap =
  | { readonly does: 'hang-up'; readonly delivers?: boolean }
  | { readonly does: 'silence'; readonly delivers?: boolean }
  | { readonly does: 'refuse'; readonly code: number; readonly text?: string };

export type SmtpFaults = { mishap: ((phase: SmtpPhase, recipient: string | null) => Mishap | null) | null };

export type TakenMail = { readonly sender: string; readonly recipient: string; readonly user: string; readonly raw: Buffer };

export type SmtpRelay = {
  readonly port: number;
  readonly faults: SmtpFaults;
  /** Every mail the relay made itself responsible for, in order, one entry a recipient. */
  taken(): readonly TakenMail[];
  close(): Promise<void>;
};

export type SmtpRelayOptions = {
  readonly mailboxes: Pick<ImapServer, 'has' | 'opens' | 'deliver'>;
  readonly authservId: string;
  /** Whether it files a copy into the sender's Sent box by itself, as Gmail and Outlook do. */
  readonly filesSent?: boolean;
  readonly port?: number;
  readonly host?: string;
  readonly now?: () => Date;
};

type Callback = (error?: Error | null) => void;
type LoginCallback = (error: Error | null, response?: { readonly user: string }) => void;

export async function startSmtpRelay(options: SmtpRelayOptions): Promise<SmtpRelay> {
  const relay = new Relay(options);
  await relay.listen();
  return relay;
}

class Relay implements SmtpRelay {
  readonly faults: SmtpFaults = { mishap: null };
  readonly #options: SmtpRelayOptions;
  readonly #server: SMTPServer;
  readonly #sockets = new Map<number, Socket>();
  readonly #taken: TakenMail[] = [];

  constructor(options: SmtpRelayOptions) {
    this.#options = options;
    this.#server = new SMTPServer({
      name: options.authservId,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      disableReverseLookup: true,
      closeTimeout: 100,
      logger: false,
      onConnect: (session, done) => this.#step('greeting', session, null, done),
      onAuth: (auth, session, done) => this.#login(auth, session, done),
      onMailFrom: (_, session, done) => this.#step('mail', session, null, done),
      onRcptTo: ({ address }, session, done) => this.#step('rcpt', session, address, done),
      onData: (stream, session, done) => this.#data(stream, session, done),
    });
    this.#server.on('error', () => undefined);
  }

  get port(): number {
    return (this.#server.server.address() as { readonly port: number }).port;
  }

  taken(): readonly TakenMail[] {
    return this.#taken;
  }

  async listen(): Promise<void> {
    const listening = this.#server.listen(this.#options.port ?? 0, this.#options.host ?? '127.0.0.1');
    listening.on('connection', (socket) => {
      const port = socket.remotePort ?? 0;
      this.#sockets.set(port, socket);
      socket.on('close', () => this.#sockets.delete(port));
    });
    await new Promise<void>((resolve, reject) => listening.once('listening', resolve).once('error', reject));
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      for (const socket of this.#sockets.values()) socket.destroy();
    });
  }

  #login({ username = '', password }: SMTPServerAuthentication, session: SMTPServerSession, done: LoginCallback): void {
    this.#step('login', session, null, (refused) => {
      if (refused) done(refused);
      else if (this.#options.mailboxes.opens(username, password ?? '')) done(null, { user: username });
      else done(refusal(535, 'wrong user or password'));
    });
  }

  /** Goes on with `done`, unless something is to go wrong in this phase. */
  #step(phase: SmtpPhase, session: SMTPServerSession, recipient: string | null, done: Callback): void {
    const mishap = this.faults.mishap?.(phase, recipient) ?? null;
    if (mishap === null) done();
    else this.#befall(mishap, session, done);
  }

  #befall(mishap: Mishap, session: SMTPServerSession, done: Callback): void {
    if (mishap.does === 'hang-up') this.#sockets.get(session.remotePort)?.destroy();
    if (mishap.does === 'refuse') done(refusal(mishap.code, mishap.text ?? 'refused'));
  }

  #data(stream: NodeJS.ReadableStream, session: SMTPServerSession, done: Callback): void {
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    const [first = null] = recipients;
    const chunks: Buffer[] = [];
    this.#step('data', session, first, (refused) => {
      if (refused) return done(refused);
      stream.on('data', (chunk: Buffer) => {
        if (chunks.push(chunk) === 1) this.#step('body', session, first, () => undefined);
      });
      stream.on('end', () => {
        const mishap = this.faults.mishap?.('dot', first) ?? null;
        if (mishap === null || ('delivers' in mishap && mishap.delivers === true))
          this.#take(Buffer.concat(chunks), session, recipients);
        if (mishap === null) done();
        else this.#befall(mishap, session, done);
      });
    });
  }

  #take(raw: Buffer, session: SMTPServerSession, recipients: readonly string[]): void {
    const { mailboxes, authservId, filesSent, now = () => new Date() } = this.#options;
    const user = String(session.user);
    const sender = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
    for (const recipient of recipients) {
      this.#taken.push({ sender, recipient, user, raw });
      const id = `${session.id}-${this.#taken.length}`;
      const handover: Handover = { sender, recipient, user, client: session.hostNameAppearsAs || 'unknown', id, at: now() };
      if (mailboxes.has(withoutToken(recipient))) {
        mailboxes.deliver(withoutToken(recipient), 'INBOX', asReceived(raw, handover, authservId), { date: handover.at });
      } else if (mailboxes.has(withoutToken(sender))) {
        mailboxes.deliver(withoutToken(sender), 'INBOX', bounceOf(raw, handover, authservId), { date: handover.at });
      }
    }
    if (filesSent === true) mailboxes.deliver(user, 'Sent', raw, { date: now(), flags: ['\\Seen'] });
  }
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
