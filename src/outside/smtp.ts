/** Hands one letter to the relay, for one recipient, and says exactly how far it got. */
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type MailAccount, mustStartTls, tlsOptions } from './mail-account.ts';

export type SmtpSettings = MailAccount & {
  /** How the daemon names itself; the machine's own name unless given. */
  readonly name?: string;
  readonly connectTimeoutMs?: number;
  /** Of silence, the wait for the answer to the final dot included: ten minutes, for a short wait makes doubt (RFC 5321, 4.5.3.2.6). */
  readonly socketTimeoutMs?: number;
};

/** One recipient: a letter half accepted would be half lost. `from` '' is the null path. */
export type Envelope = { readonly from: string; readonly to: string };

export type Posted =
  /** `serverMessageId`: the Message-ID the relay gave the letter in place of ours (Microsoft 365, Amazon SES); without angle brackets. */
  | { readonly is: 'posted'; readonly response: string; readonly serverMessageId: string | null }
  /** `permanent`: a 5xx, final for this letter; otherwise it may be tried again later. `atRecipient`: it was the address that was refused. */
  | {
      readonly is: 'refused';
      readonly code: number;
      readonly response: string;
      readonly permanent: boolean;
      readonly atRecipient: boolean;
    }
  /** No whole letter reached the relay: it is safe to try again. `reason` is a code; a refused password is `EAUTH 535`. */
  | { readonly is: 'not-sent'; readonly reason: string }
  /** The whole body went out and no answer came back: delivered or not, nobody knows. */
  | { readonly is: 'unsure' };

/** `beforeFirstByte` is awaited when the relay is ready for the body; when it throws, nothing of the body leaves. Never throws itself. */
export async function postBytes(
  settings: SmtpSettings,
  envelope: Envelope,
  raw: Buffer,
  beforeFirstByte: () => Promise<void>,
): Promise<Posted> {
  const connection = connectionTo(settings);
  const body = new Body(raw, beforeFirstByte);
  let signedIn = false;
  try {
    await signIn(connection, settings);
    signedIn = true;
    const sent = await new Promise<{ readonly response: string; readonly serverMessageId?: string | undefined }>(
      (resolve, reject) => {
        connection.send({ from: envelope.from || false, to: [envelope.to], size: raw.length }, body, (error, info) =>
          error || info === undefined ? reject(error ?? new Error('no answer')) : resolve(info),
        );
      },
    );
    leave(connection);
    return { is: 'posted', response: sent.response, serverMessageId: sent.serverMessageId?.replace(/^<|>$/g, '') ?? null };
  } catch (error) {
    connection.close();
    return signedIn ? whatBecameOf(error as SmtpError, body) : { is: 'not-sent', reason: codeOf(error as SmtpError) };
  } finally {
    body.destroy();
  }
}

/** Connects and logs in, sends nothing. null when all is well, else a code. */
export async function checkSmtp(settings: SmtpSettings): Promise<string | null> {
  const connection = connectionTo(settings);
  try {
    await signIn(connection, settings);
    leave(connection);
    return null;
  } catch (error) {
    connection.close();
    return codeOf(error as SmtpError);
  }
}

type SmtpError = Error & {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
};

function whatBecameOf(error: SmtpError, body: Body): Posted {
  const { responseCode: code, response = '' } = error;
  if (code !== undefined && !body.failed) {
    return { is: 'refused', code, response, permanent: code >= 500, atRecipient: error.command === 'RCPT TO' };
  }
  if (body.readableDidRead && body.readableEnded) return { is: 'unsure' };
  return { is: 'not-sent', reason: body.failed ? 'NOT-READY' : codeOf(error) };
}

function codeOf({ responseCode, code }: SmtpError): string {
  return responseCode === undefined ? (code ?? 'unknown') : `${code ?? 'refused'} ${responseCode}`;
}

function connectionTo(settings: SmtpSettings): SMTPConnection {
  const { host, port, secure, name, connectTimeoutMs = 30_000, socketTimeoutMs = 600_000 } = settings;
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    ...(name === undefined ? {} : { name }),
    requireTLS: mustStartTls(settings),
    tls: tlsOptions(settings),
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: socketTimeoutMs,
    socketCloseTimeout: 1000,
    logger: false,
  });
  // What went wrong is told by the step under way; an error nobody listens to would end the process.
  connection.on('error', () => undefined);
  return connection;
}

async function signIn(connection: SMTPConnection, { user, password }: SmtpSettings): Promise<void> {
  await step(connection, (done) => connection.connect(done));
  await step(connection, (done) => connection.login({ user, pass: password }, done));
}

function leave(connection: SMTPConnection): void {
  const impatience = setTimeout(() => connection.close(), 2000).unref();
  connection.once('end', () => clearTimeout(impatience));
  connection.quit();
}

/** A link that breaks during a step may say so by an event only. */
function step(connection: SMTPConnection, begin: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(Object.assign(new Error('link ended'), { code: 'ECONNECTION' })));
    begin((error) => (error ? reject(error) : resolve()));
  });
}

/** The stored bytes as a stream that asks before the first of them. */
class Body extends Readable {
  failed = false;
  readonly #raw: Buffer;
  readonly #before: () => Promise<void>;
  #asked = false;

  constructor(raw: Buffer, before: () => Promise<void>) {
    super();
    this.#raw = raw;
    this.#before = before;
  }

  override _read(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.#before().then(
      () => {
        if (this.destroyed) return;
        this.push(this.#raw);
        this.push(null);
      },
      () => {
        this.failed = true;
        this.destroy(new Error('not ready'));
      },
    );
  }
}
