/** The stage: the real daemon against mail servers and a database in this process, with a clock that the story moves. */
import { type Database, openDatabase } from '../database/connect.ts';
import { type Daemon, startDaemon } from '../desk/daemon.ts';
import type { Desk } from '../desk/desk.ts';
import { openDesk } from '../desk/open-desk.ts';
import { addDays, isoDate, parisDay, parisInstant } from '../law/calendar.ts';
import { jsonLog } from '../outside/log.ts';
import { closeParser, parseMail } from '../outside/mime.ts';
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
  /** A database folder as a tarball, to begin from. */
  readonly loadDataDir?: Blob;
};

export class Stage {
  readonly desk: Desk;
  readonly daemon: Daemon;
  readonly imap: ImapServer;
  readonly relay: SmtpRelay;
  readonly #clock: Clock;
  readonly #database: Database;
  #serial = 0;

  private constructor(parts: {
    desk: Desk;
    daemon: Daemon;
    imap: ImapServer;
    relay: SmtpRelay;
    clock: Clock;
    database: Database;
  }) {
    this.desk = parts.desk;
    this.daemon = parts.daemon;
    this.imap = parts.imap;
    this.relay = parts.relay;
    this.#clock = parts.clock;
    this.#database = parts.database;
  }

  /** Servers, database and daemon, all in this process. */
  static async open(begins: Beginning, { ports = {}, sending = 'on', loadDataDir }: Setting = {}): Promise<Stage> {
    const clock: Clock = { instant: parisInstant(isoDate(begins.day), begins.time) };
    const now = () => clock.instant;
    const users = new Map([INBOX, ...EVERYBODY.map((person) => person.address)].map((address) => [address, PASSWORD]));
    const imap = await startImapServer({ users, now, port: ports.imap ?? 0 });
    const relay = await startSmtpRelay({ mailboxes: imap, authservId: AUTHSERV_ID, now, port: ports.smtp ?? 0 });
    const database = await openDatabase({ memory: true, ...(loadDataDir === undefined ? {} : { loadDataDir }) });
    const log = jsonLog({ write: () => undefined });
    const { desk } = await openDesk({ ...demoConfig(imap.port, relay.port), sending }, { now, log, database });
    return new Stage({ desk, daemon: await startDaemon(desk), imap, relay, clock, database });
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
      await this.daemon.syncNow();
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
    await closeParser();
  }
}

type Clock = { instant: Date };
