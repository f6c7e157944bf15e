/** The French of letters: labels of their layout, and what is said of items, sums and days. */
import type { LetterTemplate } from '../claim/claim-events.ts';
import { LETTER_IN_FRENCH } from '../claim/in-french.ts';
import type { ItemKind } from '../claim/item.ts';
import { FIGURES } from '../law/figures.ts';
import { frenchSpacing } from './french-spacing.ts';

const NB = '\u00a0';

/** What the layout of letters and of their PDF says, whatever the claim. */
const LABELS = {
  lang: 'fr',
  colon: `${NB}:`,
  attention: `À l’attention de${NB}:`,
  subjectLabel: `Objet${NB}:`,
  statementOf: 'Décompte arrêté au',
  amountLabel: 'Montant',
  othersLabel: `Également, et à titre de simple rappel${NB}:`,
  holderLabel: 'Titulaire',
  referenceLabel: 'Référence',
  refLabel: 'Réf.',
  toQuote: 'à rappeler',
  onBehalf: 'pour',
  pageLabel: 'page',
  ofPages: 'sur',
};

/** On the pages that follow a formal notice on paper. */
const ANNEXES = {
  reckoningTitle: `Annexe 1${NB}: décompte détaillé`,
  reckonedOn: 'Arrêté au',
  documentsTitle: `Annexe 2${NB}: pièces au dossier`,
  documentLabel: 'Pièce',
  dayLabel: 'Date',
};

const PAYING = { pay: 'payer', settle: 'régler', settlement: 'règlement', Settlement: 'Règlement' };
const REFUNDING = { pay: 'rembourser', settle: 'rembourser', settlement: 'remboursement', Settlement: 'Remboursement' };

/** Sums and days come in ready to print; null where they are not known, or not to be told. */
export const FRENCH = {
  ...FIGURES.fr,
  labels: LABELS,
  annexes: ANNEXES,
  paying: PAYING,
  refunding: REFUNDING,
  spaced: frenchSpacing,
  dated: (day: string) => `Le ${day}`,
  ourAddress: (address: string) => address,
  phone: (number: string) => number.replaceAll(' ', NB),
  prepared: 'préparé',
  transmitted: 'transmis',
  byReply: 'en répondant à ce message',
  byWritingTo: (address: string) => `en écrivant à ${address}`,
  salutations: { woman: 'Madame', man: 'Monsieur', unknown: 'Madame, Monsieur' },
  totalAsked: 'Total demandé',
  totalLeft: 'Total restant dû',
  recalled: (count: number, days: string) => (count === 1 ? `notre courrier du ${days}` : `nos courriers des ${days}`),
  byTransfer: (settlement: string) => `${settlement} par virement`,
  otherwisePaid: (settlement: string, document: string | null) =>
    `${settlement} selon les modalités ${document === null ? 'que le cabinet vous indiquera' : `indiquées sur la ${document}`}`,
  neverChanged: (phone: string) =>
    `Ces coordonnées bancaires ne seront jamais modifiées par simple courriel${NB}; en cas de doute, appelez le ${phone}.`,
  item: (kind: ItemKind, invoiceName: string, ref: string | null, issuedOn: string | null) => {
    const issued = issuedOn === null ? '' : ` du ${issuedOn}`;
    const inBrackets = ref === null ? '' : ` (${ref})`;
    if (kind === 'refund') return `Somme à rembourser${inBrackets}`;
    return kind === 'balance' ? `Solde${inBrackets}${issued}` : `${invoiceName}${ref === null ? '' : ` n°${NB}${ref}`}${issued}`;
  },
  due: (kind: ItemKind, isDue: boolean, day: string) => {
    if (!isDue) return `à échoir le ${day}`;
    return `${kind === 'balance' ? 'échu' : 'échue'} le ${day}`;
  },
  settledOf: (settled: string, amount: string) => `${amount} dont ${settled} déjà réglés`,
  imputed: (covered: string) => `${covered} ayant été imputés sur les intérêts`,
  clientInvoice: 'Facture',
  principalLeft: 'Principal restant dû',
  interest: 'Intérêts de retard',
  indemnity: 'Indemnité forfaitaire pour frais de recouvrement',
  stretch: (ref: string | null, from: string, to: string, days: number, rate: string, base: string, sum: string | null) => {
    const which = ref === null ? '' : `n°${NB}${ref}, `;
    const soit = sum === null ? '' : `, soit ${sum}`;
    return `${which}du ${from} au ${to}, ${days} ${days > 1 ? 'jours' : 'jour'} à ${rate} sur ${base}${soit}`;
  },
  alreadySettled: (covered: string) => `dont ${covered} déjà réglés`,
  between: `${NB}; `,
  refundGround: (
    paid: string | null,
    paidOn: string | null,
    agreed: string | null,
    performed: string | null,
    ground: string | null,
  ) => {
    const sum = paid === null ? 'Une somme' : `La somme de ${paid}`;
    const when = paidOn === null ? '' : ` le ${paidOn}`;
    const what = agreed === null ? '' : ` pour ${agreed}`;
    const done =
      performed === null
        ? 'La prestation n’a pas été exécutée : cette somme est à rembourser.'
        : `La part exécutée est évaluée à ${performed}${ground === null ? '' : ` (${ground})`} : le surplus est à rembourser.`;
    return `${sum} vous a été versée${when}${what}. ${done}`;
  },
  balanceGround: (agreed: string | null) =>
    `Le solde ci-dessous reste dû après la fin des relations contractuelles${agreed === null ? '' : ` (${agreed})`}.`,
  /** In an annex. */
  dueOn: (day: string) => `échéance du ${day}`,
  settledPrincipal: 'Déjà réglé, sur le principal',
  settledInterest: 'Déjà réglé, sur les intérêts',
  reckoned: (from: string, to: string, base: string, rate: string, days: number) =>
    `du ${from} au ${to}${NB}: ${base} × ${rate} × ${days} / 365`,
  letterNamed: (template: LetterTemplate): string => LETTER_IN_FRENCH[template],
};

export type LetterWords = typeof FRENCH;
