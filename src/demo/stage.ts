/** The stage: the real daemon against mail servers and a database in this process, with a clock that the story moves. */
import type { Practice } from '../claim/practice.ts';
import type { ModelConfig } from '../config.ts';
import { type Database, openDatabase } from '../database/connect.ts';
import { type Daemon, startDaemon } from '../desk/daemon.ts';
import type { Desk } from '../desk/desk.ts';
import { openDesk } from '../desk/open-desk.ts';
import { addDays, isoDate, parisDay, parisInstant } from '../law/calendar.ts';
import { jsonLog } from '../outside/log.ts';
import type { MailAccount } from '../outside/mail-account.ts';
import { parseMail } from '../outside/mime.ts';
import { postBytes } from '../outside/smtp.ts';
import type { Mail } from '../reading/mail.ts';
import { AUTHSERV_ID, demoConfig, EVERYBODY, INBOX, PASSWORD, type Person } from './cast.ts';
import { type ImapServer, startImapServer } from './imap-server.ts';
import { type SmtpRelay, startSmtpRelay } from './smtp-relay.ts';
import { asSent, type WrittenMail } from './written-mails.ts';

const MORNING = '09:05';

export type Beginning = { readonly day: string; readonly time: string };
export type Ports = { readonly imap?: number; readonly smtp?: number };
export type Setting = {
  readonly ports?: Ports;
  readonly sending?: 'on' | 'hold';
  readonly model?: ModelConfig;
  /** What this practice has set otherwise than the cast's. */
  readonly practice?: Partial<Practice>;
  /** Another database than one in memory; the stage closes it. */
  readonly database?: Database;
  /** The practice's inbox on another server, and how mail is put there. */
  readonly inbox?: { readonly account: MailAccount; readonly deliver: (box: string, raw: Buffer) => Promise<void> };
};

export class Stage {
  readonly desk: Desk;
  readonly daemon: Daemon;
  readonly imap: ImapServer;
  readonly relay: SmtpRelay;
  readonly #clock: Clock;
  readonly #database: Database;
  readonly #postman: Postman;
  #serial = 0;

  private constructor(parts: {
    desk: Desk;
    daemon: Daemon;
    imap: ImapServer;
    relay: SmtpRelay;
    clock: Clock;
    database: Database;
    postman: Postman;
  }) {
    this.desk = parts.desk;
    this.daemon = parts.daemon;
    this.imap = parts.imap;
    this.relay = parts.relay;
    this.#clock = parts.clock;
    this.#database = parts.database;
    this.#postman = parts.postman;
  }

  /** Servers, database and daemon, all in this process. */
  static async open(
    begins: Beginning,
    { ports = {}, sending = 'on', model, inbox, practice, ...given }: Setting = {},
  ): Promise<Stage> {
    const clock: Clock = { instant: parisInstant(isoDate(begins.day), begins.time) };
    const now = () => clock.instant;
    const users = new Map([INBOX, ...EVERYBODY.map((person) => person.address)].map((address) => [address, PASSWORD]));
    const imap = await startImapServer({ users, now, port: ports.imap ?? 0 });
    const postman = new Postman(imap, inbox?.deliver ?? null);
    const relay = await startSmtpRelay({ mailboxes: postman, authservId: AUTHSERV_ID, now, port: ports.smtp ?? 0 });
    const database = given.database ?? (await openDatabase({ memory: true }));
    const log = jsonLog({ write: () => undefined });
    const cast = demoConfig(inbox?.account ?? { port: imap.port }, relay.port);
    const config = { ...cast, practices: cast.practices.map((one) => ({ ...one, practice: { ...one.practice, ...practice } })) };
    const { desk } = await openDesk({ ...config, sending, model: model ?? null }, { now, log, database });
    return new Stage({ desk, daemon: await startDaemon(desk), imap, relay, clock, database, postman });
  }

  now(): Date {
    return this.#clock.instant;
  }

  /** Puts the clock there, without anything happening in between. */
  at(day: string, time: string): void {
    this.#clock.instant = parisInstant(isoDate(day), time);
  }

  /** Lives every day up to and including `day`, with a tick each morning. `eachDay` is called after each. */
  async liveUntil(last: string, eachDay: () => Promise<void> = async () => undefined): Promise<void> {
    for (let day = addDays(parisDay(this.now()), 1); day <= last; day = addDays(day, 1)) {
      this.at(day, MORNING);
      await this.daemon.tick();
      await this.settle();
      await eachDay();
    }
  }

  /** Someone of the cast writes, signed in as themselves or as `signedInAs`; resolves when all that follows has been done. */
  async write(mail: WrittenMail, signedInAs: Person = mail.from): Promise<void> {
    this.#serial += 1;
    const raw = await asSent(mail, this.now(), this.#serial);
    const account = { host: '127.0.0.1', port: this.relay.port, secure: false, user: signedInAs.address, password: PASSWORD };
    const sent = await postBytes(account, { from: signedInAs.address, to: mail.to }, raw, async () => undefined);
    if (sent.is !== 'posted') throw new Error(`${mail.from.name} could not send: ${sent.is}`);
    await this.settle();
  }

  /** Puts bytes into the practice’s inbox, or its junk folder, as they are, without a receiver's verdict, and lets all that follows happen. */
  async deliver(raw: Buffer, box: 'INBOX' | 'Junk' = 'INBOX'): Promise<void> {
    this.#postman.deliver(INBOX, box, raw);
    await this.settle();
  }

  /** Resolves when all that has been delivered is settled and what is due has left. */
  async settle(): Promise<void> {
    await this.#postman.done();
    await this.daemon.syncNow();
    await this.daemon.tick();
  }

  /** The newest mail in someone's inbox whose subject holds these words. */
  async newestFor(person: Person, subject = ''): Promise<Mail> {
    for (const { raw } of [...this.imap.mails(person.address, 'INBOX')].reverse()) {
      const mail = await parseMail(raw);
      if (!('unreadable' in mail) && mail.subject.includes(subject)) return mail;
    }
    throw new Error(`${person.name} has no mail about « ${subject} »`);
  }

  async close(): Promise<void> {
    await this.daemon.stop();
    await this.relay.close();
    await this.imap.close();
    await this.#database.close();
  }
}

type Clock = { instant: Date };

/** Brings mail to the mailboxes of this process, the practice's own elsewhere where it is kept elsewhere. */
class Postman {
  readonly #imap: ImapServer;
  readonly #elsewhere: ((box: string, raw: Buffer) => Promise<void>) | null;
  #under = Promise.resolve();

  constructor(imap: ImapServer, elsewhere: ((box: string, raw: Buffer) => Promise<void>) | null) {
    this.#imap = imap;
    this.#elsewhere = elsewhere;
  }

  has(user: string): boolean {
    return this.#imap.has(user);
  }

  opens(user: string, password: string): boolean {
    return this.#imap.opens(user, password);
  }

  deliver(user: string, box: string, raw: Buffer): number {
    const elsewhere = this.#elsewhere;
    if (user !== INBOX || elsewhere === null) return this.#imap.deliver(user, box, raw);
    this.#under = this.#under.then(() => elsewhere(box, raw));
    return 0;
  }

  /** Resolves when all is in its box. */
  done(): Promise<void> {
    return this.#under;
  }
}
