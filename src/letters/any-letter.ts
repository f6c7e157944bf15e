/** A letter of which little is known, checked all the same: what nobody said is taken from its text, where that is plain. */
import type { DebtorKind } from '../claim/debtor.ts';
import type { Profession } from '../claim/practice.ts';
import type { IsoDate } from '../law/calendar.ts';
import { FIXED_RECOVERY_INDEMNITY } from '../law/indemnity.ts';
import type { Cents } from '../law/money.ts';
import { checkLetter, type LetterFault, type LetterPhrases, type LetterToCheck, type Step } from './letter-check.ts';
import { deadlineFaults, dueFaults, limitationFaults, writtenOn } from './letter-days.ts';
import { isDemand, type LetterParts, partFaults } from './letter-parts.ts';
import { ibansIn, sumsIn } from './sums-and-days.ts';
import { sumsThatAddUp } from './sums-that-add-up.ts';

/** null wherever nothing was said. */
export type GivenLetter = {
  readonly subject: string;
  readonly text: string;
  readonly on: IsoDate | null;
  readonly profession: Profession | null;
  readonly debtorKind: DebtorKind | null;
  readonly debtorName: string | null;
  readonly totalCents: Cents | null;
  readonly openSteps: readonly Step[];
};

/** Empty where it may go without a person's word. `block` is never overridden; `style` by a partner's word. */
export function checkAnyLetter(given: GivenLetter, phrases: LetterPhrases): readonly LetterFault[] {
  const words = `${given.subject}\n\n${given.text}`;
  const parts = partsOf(given, words);
  const on = given.on ?? writtenOn(given.text);
  return [
    ...checkLetter(toCheck(given, parts), phrases),
    ...(isDemand(parts) ? deadlineFaults(given.text, on) : []),
    ...(on === null ? [] : dueFaults(words, on)),
    ...(on === null ? [] : limitationFaults(words, on, parts.debtorKind)),
    ...partFaults(parts),
  ];
}

const FOR_A_CLIENT =
  /pour (?:le )?compte d|(?:notre|nos|ma|mon|mes) clients?e?s?(?!\p{L})|mandatée?s? par|notre mandant|(?:notre|ma|mon) mandante?/iu;
const OWN_FEES = /honoraires|(?:notre|nos|ma|mes) factures?/iu;

function partsOf({ totalCents, profession, debtorKind, debtorName }: GivenLetter, words: string): LetterParts {
  const its = profession ?? professionIn(words);
  const forClient = FOR_A_CLIENT.test(words);
  return {
    words,
    totalCents: totalCents ?? totalIn(words),
    profession: its,
    debtorKind: debtorKind ?? (debtorName !== null && COMPANY.test(debtorName) ? 'professional' : 'consumer'),
    ownFees: !forClient && (its !== 'avocat' || OWN_FEES.test(words)),
  };
}

function toCheck(given: GivenLetter, { words, totalCents, profession, debtorKind, ownFees }: LetterParts): LetterToCheck {
  const stated = sumsIn(words).map((one) => one.amountCents);
  const mayOweIndemnity = debtorKind === 'professional' || debtorKind === 'public';
  return {
    template: 'partner-words',
    partners: true,
    subject: given.subject,
    text: given.text,
    totalCents,
    amounts: [
      ...(totalCents === null || totalCents === 0 ? stated : [totalCents, ...sumsThatAddUp(stated, totalCents)]),
      ...(mayOweIndemnity ? [FIXED_RECOVERY_INDEMNITY] : []),
    ],
    deadline: null,
    debtorKind,
    profession,
    ownFees,
    iban: ibansIn(words)[0]?.iban ?? null,
    openSteps: given.openSteps,
    names: given.debtorName === null ? [] : [given.debtorName],
  };
}

/** What a letterhead or a signature says, never what is said of others. */
const SIGNED: readonly (readonly [RegExp, Profession])[] = [
  [/avocate?s? (?:au barreau|à la cour|associée?s?)/iu, 'avocat'],
  [/notaires? (?:à|associée?s?)|(?:étude|office) notariale?/iu, 'notaire'],
  [/experts?-comptables? (?:à|associée?s?|inscrit)|cabinet d['’]expertise comptable/iu, 'expert-comptable'],
  [/cabinet médical|docteur en médecine|médecin (?:généraliste|spécialiste)/iu, 'medecin'],
];

function professionIn(words: string): Profession {
  return SIGNED.find(([signature]) => signature.test(words))?.[1] ?? 'other';
}

const COMPANY = /(?<!\p{L})(?:SARL|SAS|SASU|EURL|SA|SCI|SNC|SELARL|société|entreprise|garage|établissements?)(?!\p{L})/iu;

/** The sum called the total, or the only one there is. */
function totalIn(words: string): Cents | null {
  const total = /(?<!\p{L})(?:total|soit|reste(?:nt)? d[ûu]e?s?)(?!\p{L})[^.\n€]{0,40}?(?=\d)/iu.exec(words);
  const after = total === null ? undefined : sumsIn(words.slice(total.index + total[0].length))[0]?.amountCents;
  const stated = [...new Set(sumsIn(words).map((one) => one.amountCents))];
  return after ?? (stated.length === 1 ? (stated[0] ?? null) : null);
}
