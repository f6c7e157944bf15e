/** Measures the reading of whole mails on a folder of them, each beside what is expected of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parisDay } from '../../law/calendar.ts';
import { parseMail } from '../../outside/mime.ts';
import type { Phrases } from '../../reading/phrases.ts';
import { readMail } from '../../reading/read-mail.ts';
import { INTENTS, type Reading } from '../../reading/reading.ts';
import { WrongUsage } from '../usage.ts';
import { agreement, names, share } from './counting.ts';

const part = z.record(z.string(), z.unknown()).nullable();
/** Fields of a reading; what is left out is not expected. */
const labelledMail = z.looseObject({
  as: z.enum(['debtor', 'staff', 'partner']).default('debtor'),
  ownWords: z.string().optional(),
  forwarded: part.optional(),
  bounce: part.optional(),
  automatic: part.optional(),
  intents: z.array(z.enum(INTENTS)).optional(),
});
type LabelledMail = z.infer<typeof labelledMail>;
type Fact = { readonly name: string; readonly wanted: unknown; readonly found: unknown; readonly right: boolean };
export type ScoredMail = {
  readonly case: { readonly id: string; readonly expected: LabelledMail };
  /** null where the mail could not be read. */
  readonly read: Reading | null;
  readonly facts: readonly Fact[];
};

/** Every NAME.eml of the folder that has a NAME.json. @throws WrongUsage naming an expectation that is none. */
export async function scoreMails(folder: string, phrases: Phrases): Promise<readonly ScoredMail[]> {
  const scored: ScoredMail[] = [];
  for (const { id, raw, expected } of labelledIn(folder, labelledMail)) {
    const mail = await parseMail(raw);
    const circumstances = { writer: expected.as, answering: null, sent: [], ownAddresses: [], today: parisDay(new Date()) };
    const read = 'unreadable' in mail ? null : readMail(mail, circumstances, phrases);
    scored.push({ case: { id, expected }, read, facts: factsOf(expected, read) });
  }
  return scored;
}

export function* labelledIn<T extends z.ZodType>(folder: string, labelled: T) {
  const files = readdirSync(folder);
  for (const name of files.filter((file) => file.endsWith('.eml')).sort()) {
    const id = name.slice(0, -'.eml'.length);
    if (!files.includes(`${id}.json`)) continue;
    const read = labelled.safeParse(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')));
    if (!read.success) throw new WrongUsage(`${join(folder, `${id}.json`)} : ${z.prettifyError(read.error)}`);
    yield { id, raw: readFileSync(join(folder, name)), expected: read.data };
  }
}

/** One fact a field, and one a field of `forwarded`, `bounce` and `automatic` where such a one is expected. */
function factsOf({ as: _, ...expected }: LabelledMail, read: Reading | null): readonly Fact[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const found = read?.[name as keyof Reading] ?? null;
    const isPart = name === 'forwarded' || name === 'bounce' || name === 'automatic';
    if (!isPart || wanted === null) return [factOf(name, wanted, found)];
    return Object.entries(wanted as object).map(([key, value]) =>
      factOf(`${name}.${key}`, value, (found as Record<string, unknown> | null)?.[key] ?? null),
    );
  });
}

const TEXTS: ReadonlySet<string> = new Set(['ownWords', 'forwarded.body', 'forwarded.note']);

function factOf(name: string, wanted: unknown, found: unknown): Fact {
  if (TEXTS.has(name) && typeof wanted === 'string' && typeof found === 'string')
    return { name, wanted, found, right: same(linesOf(wanted), linesOf(found)) };
  if (name === 'intents' && Array.isArray(wanted) && Array.isArray(found)) {
    const right = wanted[0] === found[0] && wanted.every((intent) => found.includes(intent));
    return { name, wanted, found, right };
  }
  return { name, wanted, found, right: same(wanted, found) };
}

/** Keys stand in the order in which a reading prints them. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function linesOf(text: string): readonly string[] {
  return text
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}

const rightIn = (beginning: string) => (one: ScoredMail) =>
  one.facts.every((fact) => fact.right || !fact.name.startsWith(beginning));

/** What each group of mails is worth by its own measure, and every fact that is wrong. */
export function mailReport(scored: readonly ScoredMail[]): readonly string[] {
  const facts = scored.flatMap((one) => one.facts.map((fact) => ({ id: one.case.id, ...fact })));
  const wrong = facts.filter((fact) => !fact.right);
  return [
    `${scored.length} messages entiers`,
    `Faits justes : ${share(facts.length - wrong.length, facts.length)}`,
    ...forwardLines(scored),
    ...ownWordLines(scored),
    ...bounceLines(scored),
    ...automaticLines(scored),
    ...wrong.map(({ id, name, wanted, found }) => `  ${id} ${name} : ${JSON.stringify(wanted)} lu ${JSON.stringify(found)}`),
  ];
}

function forwardLines(scored: readonly ScoredMail[]): readonly string[] {
  const forwards = scored.filter((one) => one.case.expected.forwarded != null);
  const plain = scored.filter((one) => one.case.expected.forwarded === null);
  const invented = plain.filter((one) => one.read?.forwarded != null);
  return [
    `Transferts, tout juste : ${agreement(forwards, rightIn('forwarded'))}`,
    `Faux transferts : ${share(invented.length, plain.length)} ${names(invented)}`,
  ];
}

function ownWordLines(scored: readonly ScoredMail[]): readonly string[] {
  const worded = scored.filter((one) => one.case.expected.ownWords !== undefined);
  const leaking = worded.filter((one) => {
    const theirs = linesOf(one.case.expected.ownWords ?? '');
    return linesOf(one.read?.ownWords ?? '').some((line) => !theirs.includes(line));
  });
  return [
    `Mots de l’auteur, exacts : ${agreement(worded, rightIn('ownWords'))}`,
    `Mots d’un autre pris pour les siens : ${leaking.length} ${names(leaking)}`,
  ];
}

function bounceLines(scored: readonly ScoredMail[]): readonly string[] {
  const bounces = scored.filter((one) => one.case.expected.bounce != null);
  const people = scored.filter((one) => one.case.expected.bounce === null);
  const invented = people.filter((one) => one.read?.bounce != null);
  return [
    `Avis de non-remise reconnus : ${agreement(bounces, (one) => one.read?.bounce != null)}`,
    `  destinataire juste : ${agreement(bounces, rightIn('bounce.recipient'))}`,
    `  durable ou non, juste : ${agreement(bounces, rightIn('bounce.permanent'))}`,
    `  raison juste : ${agreement(bounces, rightIn('bounce.reason'))}`,
    `Faux avis de non-remise : ${share(invented.length, people.length)} ${names(invented)}`,
  ];
}

function automaticLines(scored: readonly ScoredMail[]): readonly string[] {
  const automatic = scored.filter((one) => one.case.expected.automatic != null);
  const people = scored.filter((one) => one.case.expected.automatic === null);
  const invented = people.filter((one) => one.read?.automatic != null);
  return [
    `Messages automatiques reconnus : ${agreement(automatic, (one) => one.read?.automatic != null)}`,
    `  dernier jour et sorte justes : ${agreement(automatic, rightIn('automatic'))}`,
    `Personnes prises pour des automates : ${share(invented.length, people.length)} ${names(invented)}`,
  ];
}
