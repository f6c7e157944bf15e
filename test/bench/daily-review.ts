/**
 * The review of a day: 100 000 open claims of which 1 % are due, beside the same 1 % alone, on the PostgreSQL that
 * TEST_DATABASE_URL names. `npm run bench`. The status is 1 above 60 s, 400 MB, or 1.1 × the time of the due ones alone.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Kysely, sql } from 'kysely';
import { cadenceFor } from '../../src/claim/cadence.ts';
import type { ClaimId, MailId } from '../../src/claim/claim-events.ts';
import { type DebtorId, debtorFrom } from '../../src/claim/debtor.ts';
import { decideOnNewClaim } from '../../src/claim/decide-on-new-claim.ts';
import { type Database, openDatabase } from '../../src/database/connect.ts';
import { nextReference, record } from '../../src/database/record.ts';
import type { Tables } from '../../src/database/tables.ts';
import { demoConfig } from '../../src/demo/cast.ts';
import { NO_CAUSE } from '../../src/desk/act-on-claim.ts';
import { askAgain } from '../../src/desk/ask-again.ts';
import { type Desk, surroundings } from '../../src/desk/desk.ts';
import { sendDigest } from '../../src/desk/digest.ts';
import { onDay } from '../../src/desk/on-day.ts';
import { openDesk } from '../../src/desk/open-desk.ts';
import { recordingOf } from '../../src/desk/recording.ts';
import { type IsoDate, isoDate, parisInstant } from '../../src/law/calendar.ts';
import { cents } from '../../src/law/money.ts';
import { jsonLog } from '../../src/outside/log.ts';
import { freshDatabase } from '../database/fresh-database.ts';

const CLAIMS = 100_000;
const DUE = CLAIMS / 100;
const MOST = { seconds: 60, megabytes: 400, times: 1.1 };
const RUNS = 2;

const config = demoConfig({ port: 1 }, 1);
const office = config.practices[0]!;
let clock = parisInstant(isoDate('2026-09-10'), '10:00');

type Measured = { readonly seconds: number; readonly megabytes: number };

if (process.argv[2] !== undefined) {
  await review(process.argv[2]);
} else if (process.env.TEST_DATABASE_URL === undefined) {
  console.log('the review of a day: TEST_DATABASE_URL names no PostgreSQL, nothing was measured');
} else {
  const alone: Measured[] = [];
  const among: Measured[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    alone.push(await measured(DUE, 0));
    among.push(await measured(DUE, CLAIMS - DUE));
  }
  tell(alone, among);
}

function tell(alone: readonly Measured[], among: readonly Measured[]): void {
  const seconds = Math.min(...among.map((one) => one.seconds));
  const megabytes = Math.max(...among.map((one) => one.megabytes));
  const times = seconds / Math.min(...alone.map((one) => one.seconds));
  console.log(
    `the review of a day, ${DUE} of ${CLAIMS} open claims being due: ${seconds.toFixed(1)} s (limit ${MOST.seconds}), ${times.toFixed(2)} × the time of these alone (limit ${MOST.times}), ${Math.round(megabytes)} MB at most (limit ${MOST.megabytes})`,
  );
  process.exitCode = seconds <= MOST.seconds && megabytes <= MOST.megabytes && times <= MOST.times ? 0 : 1;
}

/** A database of these claims, reviewed by a process of its own, as a daemon would that has just been started. */
async function measured(due: number, others: number): Promise<Measured> {
  const database = await freshDatabase();
  const desk = await deskOn(database);
  clock = parisInstant(isoDate('2026-09-10'), '10:00');
  for (let n = 0; n < due; n += 1) await open(desk, n, isoDate('2026-09-09'));
  if (others > 0) await multiply(desk.db, await open(desk, due, isoDate('2026-10-30')), others - 1);
  await sql`analyze`.execute(desk.db);
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(desk.db);
  const told = execFileSync(process.execPath, [...startFlags(), fileURLToPath(import.meta.url), rows[0]!.name], {
    encoding: 'utf8',
  });
  const letters = await desk.db.selectFrom('outbox').select('id').where('purpose', '=', 'letter').execute();
  if (letters.length !== due) throw new Error(`${due} reminders were due, ${letters.length} were written`);
  await database.close();
  return JSON.parse(told) as Measured;
}

/** What `npm start` gives to Node. */
function startFlags(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: { readonly start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** What a morning's tick does beside the mail: every due claim gets its first reminder, questions and the digest are looked at. */
async function review(name: string): Promise<void> {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href });
  const desk = await deskOn(database);
  clock = parisInstant(isoDate('2026-09-14'), '10:00');
  const begun = performance.now();
  await onDay(desk, office);
  await askAgain(desk, office);
  await sendDigest(desk, office);
  const seconds = (performance.now() - begun) / 1000;
  await database.close();
  console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
}

async function deskOn(database: Database): Promise<Desk> {
  const silent = jsonLog({ write: () => undefined });
  return (await openDesk(config, { now: () => clock, log: silent, database })).desk;
}

/** A claim opened as a member's mail opens it. */
async function open(desk: Desk, n: number, dueDate: IsoDate): Promise<ClaimId> {
  const { practice } = office;
  const amountCents = cents(1_000_00 + n);
  const cadence = cadenceFor(desk.rules.cadences, practice.cadence, 'professional', amountCents)!;
  const opening = {
    claimId: randomUUID() as ClaimId,
    reference: await nextReference(desk.db, practice.id, practice.referencePrefix, '2026'),
    creditor: practice.creditors[0].name,
    cadence: { name: cadence.name, version: cadence.version },
    debtor: debtorFrom(randomUUID() as DebtorId, []),
    read: {
      creditor: null,
      debtorName: `SARL Débitrice ${n}`,
      debtorEmail: `contact-${n}@debitrice.example`,
      debtorEmailTyped: true,
      debtorKind: 'professional',
      debtorPostalAddress: [],
      amountCents,
      item: { kind: 'invoice' },
      invoiceRef: `2026-${n}`,
      issuedOn: isoDate('2026-08-10'),
      dueDate,
      multiple: false,
      conflicts: [],
    },
    by: practice.members[0]!.address,
    mail: randomUUID() as MailId,
    on: isoDate('2026-09-10'),
  } as const;
  const { situation, decision } = decideOnNewClaim(opening, surroundings(desk, office, opening.creditor, cadence));
  await record(desk.db, await recordingOf(desk, office, situation, { ...decision, notices: [] }, NO_CAUSE, true));
  return opening.claimId;
}

/** So many more like that claim, that wake up in the sixty days from its own day on. */
async function multiply(db: Kysely<Tables>, model: ClaimId, times: number): Promise<void> {
  const { debtor, reference } = await db.selectFrom('claims').selectAll().where('id', '=', model).executeTakeFirstOrThrow();
  const claim = sql`md5('claim' || n)::uuid`;
  const other = sql`md5('debtor' || n)::uuid`;
  const copies = sql`generate_series(1, ${times}::int) as n`;
  const renamed = sql`replace(replace(body, ${reference}, 'AUTRE-' || n), ${debtor}, ${other}::text)`;
  await sql`insert into debtors (id, practice, name, version)
    select ${other}, practice, name, version from debtors, ${copies} where id = ${debtor}`.execute(db);
  await sql`insert into claims (id, practice, reference, creditor, debtor, status, balance_cents, wakes_on, version)
    select ${claim}, practice, 'AUTRE-' || n, creditor, ${other}, status, balance_cents, wakes_on + n % 60, version
    from claims, ${copies} where id = ${model}`.execute(db);
  for (const [kind, from, to] of [
    ['claim', model, claim],
    ['debtor', debtor, other],
  ] as const)
    await sql`insert into events (stream_kind, stream, version, practice, kind, shape, body, body_hash, mail, recorded, hash)
      select stream_kind, ${to}, version, practice, kind, shape, ${renamed}, body_hash, mail, recorded, hash
      from events, ${copies} where stream_kind = ${kind} and stream = ${from}`.execute(db);
  await sql`insert into clues (practice, kind, value, claim)
    select practice, kind, value || n, ${claim} from clues, ${copies} where claim = ${model}`.execute(db);
}
