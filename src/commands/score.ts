/** Measures the reading of replies on labelled cases: intents, missed escalations, false alarms, promises and payments. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { isoDate, parisDay } from '../law/calendar.ts';
import { INTENTS, type Intent, type Understanding } from '../reading/reading.ts';
import { readStatements } from '../reading/statements.ts';
import { loadPhrases } from '../rules.ts';
import { readArguments, WrongUsage } from './usage.ts';

const CASES = fileURLToPath(new URL('../../test/replies', import.meta.url));

const amount = z.number().int().nullable();
const day = z.string().nullable();
const labelled = z.object({
  id: z.string(),
  received: z.string(),
  body: z.string(),
  attachments: z.array(z.string()).default([]),
  expected: z.object({
    intents: z.array(z.enum(INTENTS)).min(1),
    escalate: z.boolean(),
    escalate_optional: z.boolean().default(false),
    promise: z
      .object({
        amount_cents: amount,
        date: day,
        instalments: z.array(z.object({ amount_cents: amount, date: day })).nullable(),
        alt_dates: z.array(z.string()).default([]),
      })
      .nullable(),
    paid: z.object({ amount_cents: amount, date: day, reference: z.string().nullable() }).nullable(),
    acknowledges_debt: z.boolean(),
    bad_faith: z.boolean(),
    reply_text: z.string(),
    accept_primary: z.array(z.enum(INTENTS)).default([]),
  }),
});
export type LabelledCase = z.infer<typeof labelled>;
export type Scored = { readonly case: LabelledCase; readonly read: Understanding };

/** Some corpora know fewer intents than we do. */
const COARSE: Readonly<Partial<Record<Intent, Intent>>> = {
  'set-off': 'dispute-amount',
  'limitation-raised': 'dispute-existence',
  'fraud-suspicion': 'unrelated-or-spam',
  'internal-process': 'delay-request',
  'third-party-pays': 'delay-request',
};

/** The exit status is 1 when a case that must go to a person does not. */
export async function score(args: readonly string[]): Promise<number> {
  const { positionals } = readArguments(args, { allowPositionals: true, options: {} });
  const phrases = loadPhrases();
  const scored = casesOf(positionals.length > 0 ? positionals : ownCases()).map((one): Scored => {
    const writtenOn = parisDay(new Date(one.received));
    return { case: one, read: readStatements(one.expected.reply_text, isoDate(writtenOn), phrases, one.attachments) };
  });
  process.stdout.write(`${report(scored).join('\n')}\n`);
  return missed(scored).length > 0 ? 1 : 0;
}

function ownCases(): readonly string[] {
  return readdirSync(CASES)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(CASES, name))
    .sort();
}

/** @throws WrongUsage naming the line that is no labelled case. */
export function casesOf(files: readonly string[]): readonly LabelledCase[] {
  return files.flatMap((file) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.flatMap((line, index) => {
      if (line.trim() === '') return [];
      const read = labelled.safeParse(JSON.parse(line));
      if (read.success) return [read.data];
      const fault = read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join(', ');
      throw new WrongUsage(`${file}, ligne ${index + 1} : ${fault}`);
    });
  });
}

const must = (one: Scored) => one.case.expected.escalate;
export const missed = (scored: readonly Scored[]) => scored.filter((one) => must(one) && !one.read.escalate);
export const falseAlarms = (scored: readonly Scored[]) =>
  scored.filter((one) => !must(one) && !one.case.expected.escalate_optional && one.read.escalate);
export const wrongPrimary = (scored: readonly Scored[]) => scored.filter((one) => !hasPrimary(one));

function report(scored: readonly Scored[]): readonly string[] {
  const quiet = scored.filter((one) => !must(one) && !one.case.expected.escalate_optional);
  const wrong = wrongPrimary(scored);
  return [
    `${scored.length} messages`,
    '',
    ...perIntent(scored),
    '',
    `Première intention juste : ${share(scored.length - wrong.length, scored.length)}`,
    ...wrong.map((one) => `  ${one.case.id} ${one.case.expected.intents[0]} lu ${one.read.intents.join(', ') || 'rien'}`),
    `Remises à l’associé manquées : ${missed(scored).length} sur ${scored.filter(must).length} ${names(missed(scored))}`,
    `Fausses alertes : ${share(falseAlarms(scored).length, quiet.length)}`,
    ...falseAlarms(scored).map((one) => `  ${one.case.id} ${one.read.because.join(', ')}`),
    ...promiseLines(scored),
    ...paidLines(scored),
    `Reconnaissance de dette juste : ${agreement(scored, (one) => one.read.acknowledgesDebt === one.case.expected.acknowledges_debt)}`,
    `Mauvaise foi juste : ${agreement(scored, (one) => one.read.badFaith === one.case.expected.bad_faith)}`,
  ];
}

function hasPrimary({ case: one, read }: Scored): boolean {
  const first = coarse(read.intents[0]);
  return [one.expected.intents[0], ...one.expected.accept_primary].some((wanted) => coarse(wanted) === first);
}

function coarse(intent: Intent | undefined): Intent | undefined {
  return intent === undefined ? undefined : (COARSE[intent] ?? intent);
}

function perIntent(scored: readonly Scored[]): readonly string[] {
  return INTENTS.filter((intent) => coarse(intent) === intent).flatMap((intent) => {
    const wanted = scored.filter((one) => one.case.expected.intents.some((each) => coarse(each) === intent));
    const found = scored.filter((one) => one.read.intents.some((each) => coarse(each) === intent));
    const both = found.filter((one) => wanted.includes(one)).length;
    if (wanted.length + found.length === 0) return [];
    return [`${intent.padEnd(28)} précision ${ratio(both, found.length)}  rappel ${ratio(both, wanted.length)}`];
  });
}

function promiseLines(scored: readonly Scored[]): readonly string[] {
  const wanted = scored.filter((one) => one.case.expected.promise !== null);
  const spurious = scored.filter((one) => one.case.expected.promise === null && one.read.promise !== null);
  return [
    `Promesses, jour juste : ${agreement(wanted, hasDay)}`,
    `Promesses, somme juste : ${agreement(wanted, (one) => one.read.promise?.amountCents === one.case.expected.promise?.amount_cents)}`,
    `Promesses, échéances justes : ${agreement(wanted, hasInstalments)}`,
    `Promesses lues sans qu’il y en ait : ${spurious.length} ${names(spurious)}`,
  ];
}

function hasDay({ case: one, read }: Scored): boolean {
  const wanted = one.expected.promise;
  if (wanted === null || read.promise === null) return false;
  return [wanted.date, ...wanted.alt_dates].includes(read.promise.date);
}

function hasInstalments({ case: one, read }: Scored): boolean {
  const wanted = one.expected.promise?.instalments ?? null;
  const found = read.promise?.instalments?.map(({ amountCents, date }) => ({ amount_cents: amountCents, date })) ?? null;
  return JSON.stringify(wanted) === JSON.stringify(found);
}

function paidLines(scored: readonly Scored[]): readonly string[] {
  const wanted = scored.filter((one) => one.case.expected.paid !== null);
  const spurious = scored.filter((one) => one.case.expected.paid === null && one.read.paid !== null);
  const same = ({ case: one, read }: Scored) =>
    read.paid !== null &&
    read.paid.amountCents === one.expected.paid?.amount_cents &&
    read.paid.date === one.expected.paid?.date &&
    read.paid.reference === one.expected.paid?.reference;
  return [
    `Paiements annoncés justes : ${agreement(wanted, same)}`,
    `Paiements lus sans qu’il y en ait : ${spurious.length} ${names(spurious)}`,
  ];
}

function agreement(scored: readonly Scored[], agrees: (one: Scored) => boolean): string {
  const wrong = scored.filter((one) => !agrees(one));
  return `${share(scored.length - wrong.length, scored.length)} ${names(wrong)}`.trimEnd();
}

function names(scored: readonly Scored[]): string {
  return scored.map((one) => one.case.id).join(' ');
}

function share(part: number, whole: number): string {
  return `${part} sur ${whole} (${ratio(part, whole).trim()})`;
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? '   –' : `${Math.round((100 * part) / whole)} %`.padStart(5);
}
