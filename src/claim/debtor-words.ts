/** What decisions write into a letter beyond its template, in the debtor's language. */
import { FIGURES, type LetterLanguage } from '../law/figures.ts';
import type { Debtor } from './debtor.ts';

const FRENCH = {
  ...FIGURES.fr,
  balance: 'le solde',
  paidOn: (sum: string, day: string) => `${sum} le ${day}`,
  andThen: ', puis ',
  planTerms: (most: number, until: string) => `en ${most} versements au plus, jusqu’au ${until}`,
  call: {
    today: 'de ce jour',
    on: (day: string) => `du ${day}`,
    sumOf: (sum: string) => `la somme de ${sum}`,
    sumOwed: 'la somme restant due',
    paid: (sum: string | null) =>
      `vous nous avez indiqué avoir procédé au règlement${sum === null ? '' : ` de ${sum}`} ; nous le vérifions`,
    delay: 'vous nous avez demandé un délai ; nous vous remercions de nous indiquer par écrit la date à laquelle vous réglerez',
    granted: (day: string) => `nous vous avons indiqué que nous attendrions votre règlement jusqu’au ${day}`,
    commitment: (sum: string, by: string | null) =>
      by === null
        ? `vous nous avez indiqué que vous régleriez ${sum}, sans qu’une date ait été arrêtée`
        : `vous nous avez indiqué que vous régleriez ${sum} au plus tard le ${by}`,
    dispute: 'vous nous avez fait part de votre désaccord ; nous vous remercions de nous en préciser les motifs par écrit',
    refused:
      'vous nous avez indiqué ne pas souhaiter procéder au règlement ; nous vous remercions de nous en préciser les motifs par écrit',
    callback: (day: string | null) =>
      day === null ? 'nous sommes convenus de nous reparler prochainement' : `nous sommes convenus de nous reparler le ${day}`,
    info: 'nous avons fait le point sur le règlement des sommes rappelées ci-dessous',
  },
};

export type DebtorWords = typeof FRENCH;

const ENGLISH: DebtorWords = {
  ...FIGURES.en,
  balance: 'the balance',
  paidOn: (sum, day) => `${sum} on ${day}`,
  andThen: ', then ',
  planTerms: (most, until) => `in ${most} instalments at most, ending no later than ${until}`,
  call: {
    today: 'today',
    on: (day) => `on ${day}`,
    sumOf: (sum) => `the sum of ${sum}`,
    sumOwed: 'the sum outstanding',
    paid: (sum) =>
      `you told us that you had made a payment${sum === null ? '' : ` of ${sum}`}; we are checking that it has arrived`,
    delay: 'you asked us for more time; we should be grateful if you would tell us in writing the date on which you will pay',
    granted: (day) => `we told you that we would wait for your payment until ${day}`,
    commitment: (sum, by) =>
      by === null
        ? `you told us that you would pay ${sum}, without any date being settled`
        : `you told us that you would pay ${sum} no later than ${by}`,
    dispute: 'you told us that you disagree; we should be grateful if you would set out your reasons in writing',
    refused: 'you told us that you did not wish to pay; we should be grateful if you would set out your reasons in writing',
    callback: (day) => (day === null ? 'we agreed to speak again shortly' : `we agreed to speak again on ${day}`),
    info: 'we went through the payment of the sums set out below',
  },
};

const WORDS: Readonly<Record<LetterLanguage, DebtorWords>> = { fr: FRENCH, en: ENGLISH };

export function wordsFor({ debtor }: { readonly debtor: Pick<Debtor, 'language'> }): DebtorWords {
  return WORDS[debtor.language];
}
