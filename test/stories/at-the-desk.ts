/** Moves for stories: a claim opened by a forward, answers written in a thread, and a look at what was recorded. */
import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import { sql } from 'kysely';
import type { Claim } from '../../src/claim/claim.ts';
import { claimByReference, loadClaim } from '../../src/database/claims.ts';
import type { Database } from '../../src/database/connect.ts';
import { mailsSettledSince } from '../../src/database/mails.ts';
import { CAMILLE, INBOX, type Person } from '../../src/demo/cast.ts';
import { type Beginning, type Setting, Stage } from '../../src/demo/stage.ts';
import { gmailReply, outlookForward } from '../../src/demo/written-mails.ts';
import { addDays, parisDay, parisTime } from '../../src/law/calendar.ts';
import { closeParser } from '../../src/outside/mime.ts';
import type { Mail } from '../../src/reading/mail.ts';
import { freshDatabase } from '../database/fresh-database.ts';

/** A stage on servers of this process, or on the Dovecot and PostgreSQL that TEST_IMAP and TEST_DATABASE_URL name. */
export async function openStage(begins: Beginning, setting: Setting = {}): Promise<Stage> {
  const inbox = process.env.TEST_IMAP === undefined ? {} : { inbox: await ownInbox(process.env.TEST_IMAP) };
  return Stage.open(begins, { ...setting, ...inbox, database: await emptyDatabase() });
}

let shared: Promise<Database> | null = null;
afterAll(async () => {
  await closeParser();
  await (await shared)?.close();
});

/** Emptying the one embedded database of a test file is much faster than opening another for each stage. */
async function emptyDatabase(): Promise<Database> {
  if (process.env.TEST_DATABASE_URL !== undefined) return freshDatabase();
  shared ??= freshDatabase();
  const database = await shared;
  const { rows } = await sql<{ tablename: string }>`
    select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(database.db);
  const tables = rows.map(({ tablename }) => sql.table(tablename));
  await sql`truncate ${sql.join(tables)} restart identity cascade`.execute(database.db);
  return { ...database, close: async () => undefined };
}

/** A user of its own for each stage; Dovecot makes one of any name. */
async function ownInbox(server: string): Promise<NonNullable<Setting['inbox']>> {
  const [host = '', port = ''] = server.split(':');
  const account = { host, port: Number(port), secure: false, user: `s${randomUUID().slice(0, 12)}`, password: 'secret' };
  const deliver = async (box: string, raw: Buffer) => {
    const link = new ImapFlow({ ...account, auth: { user: account.user, pass: account.password }, logger: false });
    link.on('error', () => undefined);
    await link.connect();
    await link.append(box, raw);
    await link.logout();
  };
  return { account, deliver };
}

/** Forwarded the day before: a night has passed, and the first reminder may leave. */
export async function openClaim(stage: Stage, number: string, debtor: Person, note: string): Promise<void> {
  const now = stage.now();
  stage.at(addDays(parisDay(now), -1), parisTime(now));
  const subject = `Note d’honoraires n° ${number}`;
  const body = `Bonjour,\n\nVotre note d’honoraires n° ${number}, d’un montant de 860,00 € TTC, échéance : 04/09/2026.\n\nCordialement,\nCamille Vernier`;
  const text = outlookForward(note, { to: debtor, on: 'mercredi 5 août 2026 11:40', subject, body });
  await stage.write({ from: CAMILLE, to: INBOX, subject: `TR: ${subject}`, text });
  stage.at(parisDay(now), parisTime(now));
  await stage.settle();
}

export async function answer(stage: Stage, who: Person, mail: Mail, words: string): Promise<void> {
  const text = gmailReply(words, { on: '14 sept. 2026, 10:31', from: 'Marchand & Associés', text: mail.text });
  const inReplyTo = mail.messageId === null ? {} : { inReplyTo: mail.messageId };
  await stage.write({ from: who, to: mail.replyTo[0]?.address ?? INBOX, subject: `Re: ${mail.subject}`, text, ...inReplyTo });
}

export async function claimAt(stage: Stage, reference: string): Promise<Claim> {
  const practice = stage.desk.config.practices[0]!.practice.id;
  const id = await claimByReference(stage.desk.db, practice, reference);
  if (id === null) throw new Error(`no claim ${reference}`);
  return (await loadClaim(stage.desk.db, practice, id)).claim;
}

/** The outcome and reason of the mail settled last with that subject. */
export async function outcomeOf(stage: Stage, subject: string): Promise<string> {
  const practice = stage.desk.config.practices[0]!.practice.id;
  const settled = await mailsSettledSince(stage.desk.db, practice, new Date(0));
  const mail = settled.findLast((one) => one.subject === subject);
  return `${mail?.outcome}: ${mail?.reason}`;
}

/** What the practice's inbox sent to an address, subjects alone. */
export function subjectsSentTo(stage: Stage, address: string): readonly string[] {
  return stage.relay
    .taken()
    .filter((one) => one.user === INBOX && one.recipient === address)
    .map((one) => /^Subject: (.*(?:\r?\n[ \t].*)*)/im.exec(one.raw.toString('latin1'))?.[1] ?? '');
}
