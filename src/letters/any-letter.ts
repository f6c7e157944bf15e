/** A letter of which little is known, checked all the same: what nobody said is taken from its text, where that is plain. */
import type { DebtorKind } from '../claim/debtor.ts';
import type { Step } from '../claim/open-steps.ts';
import type { Profession } from '../claim/practice.ts';
import type { IsoDate } from '../law/calendar.ts';
import { FIXED_RECOVERY_INDEMNITY } from '../law/indemnity.ts';
import type { Cents } from '../law/money.ts';
import type { LetterToCheck } from './letter-check.ts';
import { writtenOn } from './letter-days.ts';
import { ibansIn, paidSumsIn, sumsIn } from './sums-and-days.ts';
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

/** Ready for `letterFaults`. */
export function letterFromText(given: GivenLetter): LetterToCheck {
  const { subject, text, debtorName, openSteps } = given;
  const words = `${subject}\n\n${text}`;
  const totalCents = given.totalCents ?? totalIn(words);
  const profession = given.profession ?? professionIn(words);
  const debtorKind = given.debtorKind ?? (debtorName !== null && COMPANY.test(debtorName) ? 'professional' : 'consumer');
  const forClient = FOR_A_CLIENT.test(words);
  return {
    template: 'partner-words',
    partners: true,
    framed: false,
    timeBarred: null,
    subject,
    text,
    on: given.on ?? writtenOn(text),
    demands: totalCents === null ? OWED.test(words) : totalCents > 0,
    totalCents,
    amounts: amountsThatMayStand(words, totalCents, debtorKind),
    deadline: null,
    debtorKind,
    profession,
    ownFees: !forClient && (profession !== 'avocat' || OWN_FEES.test(words)),
    iban: ibansIn(words)[0]?.iban ?? null,
    openSteps,
    names: debtorName === null ? [] : [debtorName],
  };
}

function amountsThatMayStand(words: string, totalCents: Cents | null, debtorKind: DebtorKind): readonly Cents[] {
  const stated = sumsIn(words).map((one) => one.amountCents);
  const paid = paidSumsIn(words).map((one) => one.amountCents);
  const mayOweIndemnity = debtorKind === 'professional' || debtorKind === 'public';
  return [
    ...(totalCents === null || totalCents === 0
      ? stated
      : [totalCents, ...paid, ...sumsThatAddUp(stated, totalCents, REDUCED.test(words))]),
    ...(mayOweIndemnity ? [FIXED_RECOVERY_INDEMNITY] : []),
  ];
}

/** It speaks of a debt: a letter of thanks does not. */
const OWED =
  /factur|honorair|impay|créance|\bdû\b|due\b|somme|solde|régl|règl|pay|rembours|invoice|fee|owe|outstanding|balance|settle|refund/iu;
/** Something was paid or taken off: a sum may be what remains of another. */
const REDUCED =
  /reçu|parvenu|crédit|encaiss|dédui|déduction|imput|déjà|avoir|acompte|avance|provision|remise|versé|versement|payée?s?(?!\p{L})|(?:votre|vos|un) (?:premier |dernier )?(?:paiement|règlement)|réglée?s?(?!\p{L})|less|minus|deduct|received|paid|advance|deposit/iu;
const FOR_A_CLIENT =
  /pour (?:le )?compte d|(?:notre|nos|ma|mon|mes) clients?e?s?(?!\p{L})|mandatée?s? par|notre mandant|(?:notre|ma|mon) mandante?|on behalf of|(?:our|my) clients?(?!\p{L})/iu;
const OWN_FEES = /honoraires|(?<!\p{L})notes? (?:n°|du \d|\S*\d)|(?:notre|nos|ma|mes) factures?|(?:our|my) (?:fees?|invoices?)/iu;

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

const COMPANY =
  /(?<!\p{L})(?:SARL|SAS|SASU|EURL|SA|SCI|SNC|SELARL|société|entreprise|garage|établissements?|Ltd|LLP|plc|Inc|GmbH|AG|BV|NV|company)(?!\p{L})/iu;

/** The sum called the total, or the only one there is. */
function totalIn(words: string): Cents | null {
  const total = /(?<!\p{L})(?:total|soit|reste(?:nt)? d[ûu]e?s?|sum of|outstanding)(?!\p{L})[^.\n€]{0,40}?(?=€?\d)/iu.exec(words);
  const after = total === null ? undefined : sumsIn(words.slice(total.index + total[0].length))[0]?.amountCents;
  const stated = [...new Set(sumsIn(words).map((one) => one.amountCents))];
  return after ?? (stated.length === 1 ? (stated[0] ?? null) : null);
}
