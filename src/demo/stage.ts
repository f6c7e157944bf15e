/** The stage: the real daemon against mail servers and a database in this process, with a clock that the story moves. */
import { openDatabase } from '../database/connect.ts';
import { type Daemon, startDaemon } from '../desk/daemon.ts';
import type { Desk } from '../desk/desk.ts';
import { openDesk } from '../desk/open-desk.ts';
import { addDays, type IsoDate, parisDay, parisInstant } from '../law/calendar.ts';
import { jsonLog } from '../outside/log.ts';
import { closeParser, parseMail } from '../outside/mime.ts';
import { postBytes } from '../outside/smtp.ts';
import type { Mail } from '../reading/mail.ts';
import { AUTHSERV_ID, demoConfig, EVERYBODY, INBOX, PASSWORD, type Person } from './cast.ts';
import { type ImapServer, startImapServer } from './imap-server.ts';
import { type SmtpRelay, startSmtpRelay } from './smtp-relay.ts';
import { asSent, type WrittenMail } from './written-mails.ts';

export type Stage = {
  readonly desk: Desk;
  readonly daemon: Daemon;
  readonly imap: ImapServer;
  readonly relay: SmtpRelay;
  readonly now: () => Date;
  /** Puts the clock there, without anything happening in between. */
  readonly at: (day: string, time: string) => void;
  /** Lives every day up to and including `day`, with a tick each morning. `eachDay` is called after each. */
  readonly liveUntil: (day: string, eachDay: (day: IsoDate) => Promise<void>) => Promise<void>;
  /** Someone of the cast writes, signed in as `signedInAs` or as themselves; resolves when all that follows has been done. */
  readonly write: (mail: WrittenMail, signedInAs?: Person) => Promise<void>;
  /** The newest mail in someone's inbox whose subject holds these words. */
  readonly newestFor: (person: Person, subject?: string) => Promise<Mail>;
  readonly close: () => Promise<void>;
};

const MORNING = '09:05';

export async function openStage(
  start: { readonly day: string; readonly time: string },
  ports: { readonly imap?: number; readonly smtp?: number } = {},
): Promise<Stage> {
  let clock = parisInstant(start.day as IsoDate, start.time);
  const now = () => clock;
  const users = new Map([INBOX, ...EVERYBODY.map((person) => person.address)].map((address) => [address, PASSWORD]));
  const imap = await startImapServer({ users, now, ...(ports.imap === undefined ? {} : { port: ports.imap }) });
  const relay = await startSmtpRelay({
    mailboxes: imap,
    authservId: AUTHSERV_ID,
    now,
    ...(ports.smtp === undefined ? {} : { port: ports.smtp }),
  });
  const config = demoConfig(imap.port, relay.port);
  const database = await openDatabase({ memory: true });
  const { desk } = await openDesk(config, { now, log: jsonLog({ write: () => undefined }), database });
  const daemon = await startDaemon(desk);
  let serial = 0;

  const write = async (mail: WrittenMail, signedInAs: Person = mail.from) => {
    serial += 1;
    const raw = await asSent(mail, clock, serial);
    const account = { host: '127.0.0.1', port: relay.port, secure: false, user: signedInAs.address, password: PASSWORD };
    const sent = await postBytes(account, { from: signedInAs.address, to: mail.to }, raw, async () => undefined);
    if (sent.is !== 'posted') throw new Error(`${mail.from.name} could not send: ${sent.is}`);
    await daemon.syncNow();
    await daemon.tick();
  };

  const liveUntil = async (last: string, eachDay: (day: IsoDate) => Promise<void>) => {
    for (let day = addDays(parisDay(clock), 1); day <= last; day = addDays(day, 1)) {
      clock = parisInstant(day, MORNING);
      await daemon.tick();
      await daemon.syncNow();
      await eachDay(day);
    }
  };

  const newestFor = async (person: Person, subject = '') => {
    for (const { raw } of [...imap.mails(person.address, 'INBOX')].reverse()) {
      const mail = await parseMail(raw);
      if (!('unreadable' in mail) && mail.subject.includes(subject)) return mail;
    }
    throw new Error(`${person.name} has no mail about « ${subject} »`);
  };

  const close = async () => {
    await daemon.stop();
    await relay.close();
    await imap.close();
    await database.close();
    await closeParser();
  };
  const at = (day: string, time: string) => {
    clock = parisInstant(day as IsoDate, time);
  };
  return { desk, daemon, imap, relay, now, at, liveUntil, write, newestFor, close };
}
