/** What may never stand in a letter to a debtor: sums and days that are not ours, and the phrases of config/letter-phrases.yaml. */
import { z } from 'zod';
import type { LetterTemplate } from '../claim/claim-events.ts';
import type { DebtorKind } from '../claim/debtor.ts';
import { STEPS, type Step } from '../claim/open-steps.ts';
import type { Profession } from '../claim/practice.ts';
import type { IsoDate } from '../law/calendar.ts';
import type { LetterLanguage } from '../law/figures.ts';
import { type Cents, euros } from '../law/money.ts';
import { languageOf } from '../reading/statements.ts';
import { deadlinesIn, ibansIn, sumsIn } from './sums-and-days.ts';

const PROFESSIONS = ['avocat', 'expert-comptable', 'medecin', 'notaire', 'other'] as const satisfies readonly Profession[];
const KINDS = ['professional', 'consumer', 'non-professional', 'public'] as const satisfies readonly DebtorKind[];

const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, 'giu');
  } catch {
    context.addIssue({ code: 'custom', message: `ce n’est pas une expression lisible : ${source}` });
    return z.NEVER;
  }
});

/** What is at fault in a language, shown in both directions. */
const wordings = {
  /** The nearest lawful wording, where there is one. */
  better: z.string().min(1).nullable().default(null),
  patterns: z.array(pattern).min(1),
  /** Wordings in which the patterns are no fault. */
  except: z.array(pattern).default([]),
  examples: z.array(z.string()).min(1),
  counterExamples: z.array(z.string()).min(1),
};

const phrase = z.strictObject({
  code: z.string().min(1),
  /** Where it comes from: rules and facts of our legal notes. */
  rule: z.string().min(1),
  severity: z.enum(['block', 'style']),
  /** What is wrong with it, in French, after the quote. */
  text: z.string().min(1),
  ...wordings,
  professions: z.array(z.enum(PROFESSIONS)).nullable().default(null),
  debtors: z.array(z.enum(KINDS)).nullable().default(null),
  ownFeesOnly: z.boolean().default(false),
  /** No fault where one of these steps is open. */
  steps: z.array(z.enum(STEPS)).default([]),
  /** In a partner's own words it is a remark: hers to decide. */
  partnerMay: z.boolean().default(false),
  inEnglish: z.strictObject(wordings).optional(),
});

export type LetterPhrase = Omit<z.infer<typeof phrase>, 'inEnglish'> & { readonly language: LetterLanguage };
export type LetterPhrases = readonly LetterPhrase[];

/** In French, then in English. @throws ZodError with every fault of the file. */
export function letterPhrasesFrom(yaml: unknown): LetterPhrases {
  const file = z.strictObject({ phrases: z.array(phrase).min(1), invoiceNames: z.unknown().optional() });
  const { phrases } = file.parse(yaml);
  return [
    ...phrases.map((one) => ({ ...one, language: 'fr' as const })),
    ...phrases.flatMap((one) => (one.inEnglish === undefined ? [] : [{ ...one, ...one.inEnglish, language: 'en' as const }])),
  ];
}

export type LetterToCheck = {
  readonly template: LetterTemplate;
  readonly subject: string;
  readonly text: string;
  /** The day it is written; null where nobody said it. */
  readonly on: IsoDate | null;
  /** It asks for money. */
  readonly demands: boolean;
  /** null where the letter asks for nothing, or nobody knows what it asks for. */
  readonly totalCents: Cents | null;
  /** Every sum of the ledger that may stand in it. */
  readonly amounts: readonly Cents[];
  readonly deadline: IsoDate | null;
  readonly debtorKind: DebtorKind;
  readonly profession: Profession;
  /** The practice recovers its own fees. */
  readonly ownFees: boolean;
  /** The creditor's, without spaces. */
  readonly iban: string | null;
  /** What it may name in the conditional. */
  readonly openSteps: readonly Step[];
  /** Names and letterhead lines, which are not judged. */
  readonly names: readonly string[];
  /** A partner wrote it with her own hand. */
  readonly partners: boolean;
  /** It will stand between our letterhead and our foot, which print what the law asks of us (templates/pieces/foot.mjml). */
  readonly framed: boolean;
  /** As the claim's history has it; null where there is none, and the text is asked. */
  readonly timeBarred: boolean | null;
};

export type LetterFault = {
  readonly code: string;
  readonly severity: 'block' | 'style';
  /** The words at fault; null where something is missing. */
  readonly quote: string | null;
  readonly text: string;
};

/** Every quote stands in the subject or in the text, letter for letter. */
export function checkLetter(letter: LetterToCheck, phrases: LetterPhrases): readonly LetterFault[] {
  const words = masked(wordsOf(letter), letter.names.filter((name) => name.trim() !== '').map(literally));
  const searched = plain(words);
  return [
    ...sumFaults(letter, words),
    ...deadlineFaults(letter, words),
    ...ibanFaults(letter, words),
    ...saidOnce(phrasesFor(letter, phrases).flatMap((one) => phraseFaults(letter, searched, one))),
  ];
}

/** No phrase runs from the subject into the text. */
function wordsOf({ subject, text }: LetterToCheck): string {
  return `${subject}\n.\n${text}`;
}

function literally(name: string): RegExp {
  const source = name
    .trim()
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\d])${source}(?![\\p{L}\\d])`, 'giu');
}

/** The same length, so that quotes are found again at their place. */
function masked(text: string, patterns: readonly RegExp[]): string {
  return patterns.reduce((rest, one) => rest.replace(one, (found) => '_'.repeat(found.length)), text);
}

/** a sum that is not the ledger's never leaves, whoever wrote it. */
function sumFaults(letter: LetterToCheck, words: string): readonly LetterFault[] {
  const sums = sumsIn(words);
  const foreign = sums.filter((sum) => !letter.amounts.includes(sum.amountCents));
  const faults = foreign.map(({ quote }) => block('amount-not-in-ledger', quote, 'cette somme n’est pas celle du décompte'));
  const { totalCents } = letter;
  const lacks = totalCents !== null && !sums.some((sum) => sum.amountCents === totalCents);
  return lacks && letter.template !== 'partner-words'
    ? [...faults, block('total-missing', null, `la somme demandée, ${euros(totalCents)}, n’est pas écrite`)]
    : faults;
}

/** one date, the one fixed when the letter was drafted. */
function deadlineFaults({ deadline, template }: LetterToCheck, words: string): readonly LetterFault[] {
  const found = deadlinesIn(words);
  const severity = template === 'partner-words' ? 'style' : 'block';
  const days = new Set(found.map((one) => one.monthDay));
  if (days.size > 1) {
    const quotes = found.map((one) => one.quote);
    return [
      {
        code: 'several-deadlines',
        severity,
        quote: quotes.at(-1) ?? null,
        text: said(quotes.join(' / '), 'une lettre ne fixe qu’une seule date'),
      },
    ];
  }
  if (deadline === null) return [];
  const [first] = found;
  if (first === undefined) {
    return [{ code: 'deadline-missing', severity, quote: null, text: 'la date limite n’est pas écrite' }];
  }
  const fits = first.monthDay === deadline.slice(5) && (first.year === null || first.year === deadline.slice(0, 4));
  return fits
    ? []
    : [{ code: 'other-deadline', severity, quote: first.quote, text: said(first.quote, 'ce n’est pas la date fixée') }];
}

/** Bank details come from the configuration and nowhere else. */
function ibanFaults({ iban }: LetterToCheck, words: string): readonly LetterFault[] {
  return ibansIn(words)
    .filter((found) => found.iban !== iban?.replace(/\s/g, ''))
    .map(({ quote }) => block('foreign-iban', quote, 'ces coordonnées bancaires ne sont pas celles de la configuration'));
}

function phraseFaults(letter: LetterToCheck, plainWords: string, one: LetterPhrase): readonly LetterFault[] {
  const concerns =
    (one.professions === null || one.professions.includes(letter.profession)) &&
    (one.debtors === null || one.debtors.includes(letter.debtorKind)) &&
    (!one.ownFeesOnly || letter.ownFees) &&
    !one.steps.some((step) => letter.openSteps.includes(step));
  // Most phrases stand nowhere: what they except is taken out only where one does.
  if (!concerns || one.patterns.every((each) => plainWords.search(each) < 0)) return [];
  const severity = one.partnerMay && letter.partners ? 'style' : one.severity;
  const quotes = new Set<string>();
  let searched = masked(plainWords, one.except);
  for (const each of one.patterns) {
    for (const found of searched.matchAll(each)) quotes.add(quoteAt(wordsOf(letter), found));
    searched = masked(searched, [each]);
  }
  return [...quotes].map((quote) => ({ code: one.code, severity, quote, text: said(quote, whyNot(one)) }));
}

/** What French letters say innocently may be a fault in English, as « court » is; a letter in English, or in both, is searched for both. */
function phrasesFor({ text }: LetterToCheck, phrases: LetterPhrases): LetterPhrases {
  return languageOf(text) === 'fr' ? phrases.filter((one) => one.language === 'fr') : phrases;
}

/** A word of both languages is one fault. */
function saidOnce(faults: readonly LetterFault[]): readonly LetterFault[] {
  return faults.filter(({ code, quote }, index) => {
    return !faults.slice(0, index).some((other) => other.code === code && other.quote?.includes(quote ?? ''));
  });
}

function whyNot({ text, better }: LetterPhrase): string {
  return better === null ? text : `${text}\u00a0; on écrirait plutôt\u00a0: «\u00a0${better}\u00a0»`;
}

function quoteAt(words: string, found: RegExpExecArray): string {
  return words.slice(found.index, found.index + found[0].length);
}

/** One space for each space and one apostrophe for each apostrophe: the length stays. */
function plain(words: string): string {
  return words.replace(/\s/g, ' ').replace(/[’ʼ]/g, "'");
}

function block(code: string, quote: string | null, why: string): LetterFault {
  return { code, severity: 'block', quote, text: quote === null ? why : said(quote, why) };
}

function said(quote: string, why: string): string {
  return `«\u00a0${quote}\u00a0»\u00a0: ${why}`;
}
