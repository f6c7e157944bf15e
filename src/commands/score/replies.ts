/** Measures the reading of debtors' replies on labelled cases, each read whole as the mail it stands for. */
import { z } from 'zod';
import { parisDay } from '../../law/calendar.ts';
import type { Phrases } from '../../reading/phrases.ts';
import { readMail } from '../../reading/read-mail.ts';
import { INTENTS, type Intent, type Reading } from '../../reading/reading.ts';
import { mailOf, OUR_ADDRESS } from './case-mail.ts';
import { agreement, names, ratio, share } from './counting.ts';

const amount = z.number().int().nullable();
const day = z.string().nullable();
export const labelledReply = z.object({
  id: z.string(),
  received: z.string(),
  from: z.string().default('debiteur@client.example'),
  subject: z.string().default(''),
  body: z.string(),
  lang: z.string().default('fr'),
  /** Where the set says how the author writes (SMS, formal, angry…); else the language stands for it. */
  register: z.string().optional(),
  attachments: z.array(z.string()).default([]),
  expected: z.object({
    /** Empty: nothing that matters is said; whatever harmless is read is right. */
    intents: z.array(z.enum(INTENTS)),
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
export type LabelledReply = z.infer<typeof labelledReply>;
export type Scored = { readonly case: LabelledReply; readonly read: Reading };

/** Some corpora know fewer intents than we do. */
const COARSE: Readonly<Partial<Record<Intent, Intent>>> = {
  'set-off': 'dispute-amount',
  'limitation-raised': 'dispute-existence',
  'fraud-suspicion': 'unrelated-or-spam',
  'internal-process': 'delay-request',
  'third-party-pays': 'delay-request',
};

export function scoreReply(one: LabelledReply, phrases: Phrases): Scored {
  const today = parisDay(new Date(one.received));
  const circumstances = { writer: 'debtor', answering: null, sent: [], ownAddresses: [OUR_ADDRESS], today } as const;
  return { case: one, read: readMail(mailOf(one), circumstances, phrases) };
}

const must = (one: Scored) => one.case.expected.escalate;
export const missed = (scored: readonly Scored[]) => scored.filter((one) => must(one) && !one.read.escalate);
export const falseAlarms = (scored: readonly Scored[]) =>
  scored.filter((one) => !must(one) && !one.case.expected.escalate_optional && one.read.escalate);
export const wrongPrimary = (scored: readonly Scored[]) => scored.filter((one) => !hasPrimary(one));

/** What the reading of these replies is worth, and the ids of what it got wrong. */
export function replyReport(scored: readonly Scored[]): readonly string[] {
  const quiet = scored.filter((one) => !must(one) && !one.case.expected.escalate_optional);
  const wrong = wrongPrimary(scored);
  return [
    `${scored.length} réponses de débiteurs`,
    '',
    ...perIntent(scored),
    '',
    ...perRegister(scored),
    '',
    ...confusions(wrong),
    '',
    `Première intention juste : ${share(scored.length - wrong.length, scored.length)}`,
    ...wrong.map(
      (one) => `  ${one.case.id} ${one.case.expected.intents[0] ?? 'rien'} lu ${one.read.intents.join(', ') || 'rien'}`,
    ),
    `Remises à l’associé manquées : ${missed(scored).length} sur ${scored.filter(must).length} ${names(missed(scored))}`,
    `Fausses alertes : ${share(falseAlarms(scored).length, quiet.length)}`,
    ...falseAlarms(scored).map((one) => `  ${one.case.id} ${one.read.because.join(', ')}`),
    `Réglées sans personne : ${share(quiet.length - falseAlarms(scored).length, quiet.length)} de celles qui peuvent l’être`,
    ...promiseLines(scored),
    ...paidLines(scored),
    `Reconnaissance de dette juste : ${agreement(scored, (one) => one.read.acknowledgesDebt === one.case.expected.acknowledges_debt)}`,
    `Mauvaise foi juste : ${agreement(scored, (one) => one.read.badFaith === one.case.expected.bad_faith)}`,
    `Mots de l’auteur, exacts : ${agreement(scored, (one) => sameWords(one.read.ownWords, one.case.expected.reply_text))}`,
  ];
}

function hasPrimary({ case: one, read }: Scored): boolean {
  if (one.expected.intents.length === 0) return !read.escalate;
  const first = coarse(read.intents[0]);
  return [one.expected.intents[0], ...one.expected.accept_primary].some((wanted) => coarse(wanted) === first);
}

function coarse(intent: Intent | undefined): Intent | undefined {
  return intent === undefined ? undefined : (COARSE[intent] ?? intent);
}

function perRegister(scored: readonly Scored[]): readonly string[] {
  const register = (one: Scored) => one.case.register ?? one.case.lang;
  return [...new Set(scored.map(register))].sort().map((name) => {
    const those = scored.filter((one) => register(one) === name);
    const quiet = those.filter((one) => !must(one) && !one.case.expected.escalate_optional);
    const right = ratio(those.length - wrongPrimary(those).length, those.length);
    const alarms = ratio(falseAlarms(those).length, quiet.length);
    return `${name.padEnd(28)} ${String(those.length).padStart(4)}  première juste ${right}  manquées ${missed(those).length}  fausses alertes ${alarms}`;
  });
}

/** Which intent was taken for which, the most frequent first. */
function confusions(wrong: readonly Scored[]): readonly string[] {
  const pairs = wrong.map((one) => `${one.case.expected.intents[0] ?? 'rien'} lue comme ${one.read.intents[0] ?? 'rien'}`);
  const counted = [...new Set(pairs)].map((pair) => ({ pair, times: pairs.filter((each) => each === pair).length }));
  return counted.sort((a, b) => b.times - a.times).map(({ pair, times }) => `${String(times).padStart(4)} × ${pair}`);
}

/** Line ends and blank lines aside. */
function sameWords(one: string, other: string): boolean {
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  return lines(one).join('\n') === lines(other).join('\n');
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
