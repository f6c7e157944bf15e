/** What a person should know before asking for what a statement shows: each finding a code and a French sentence. */
import { addDays, addMonths, frenchDate, type IsoDate } from '../law/calendar.ts';
import { floorFindings } from '../law/interest.ts';
import { limitationMonths } from '../law/limitation.ts';
import { euros, percent } from '../law/money.ts';
import type { Rates, RateUnknown } from '../law/rates.ts';
import type { Figures, OwedItem } from './owed.ts';
import type { ClaimStatement } from './statement.ts';

export type OwedFinding = {
  readonly code:
    | 'debtor-kind-unknown'
    | 'debtor-regime-doubtful'
    | 'creditor-not-professional'
    | 'not-yet-due'
    | 'limitation'
    | 'rate-below-floor'
    | 'stipulated-rate-ignored'
    | 'formal-notice-missing'
    | 'formal-notice-too-early'
    | 'insolvency'
    | 'paid-after-insolvency'
    | 'after-the-day'
    | 'credit-note-without-item'
    | 'surplus';
  readonly text: string;
};

/** `rateUnknown` where the floor of a stipulated rate cannot be known. */
export function owedFindings(figures: Figures, statement: ClaimStatement, rates: Rates): readonly OwedFinding[] | RateUnknown {
  const belowFloor = floors(figures, statement, rates);
  if ('rateUnknown' in belowFloor) return belowFloor;
  return [
    ...parties(figures),
    ...dueDates(figures),
    ...belowFloor,
    ...ignoredRates(figures),
    ...formalNotice(figures),
    ...insolvency(figures),
    ...movements(figures, statement),
  ];
}

/** R-02, L-31, L-32: who owes decides what is owed. */
function parties({ debtor, creditor, items }: Figures): readonly OwedFinding[] {
  if (debtor === null)
    return [found('debtor-kind-unknown', 'la qualité du débiteur n’est pas dite : il est traité comme un consommateur')];
  if (debtor === 'non-professional')
    return [
      found(
        'debtor-regime-doubtful',
        'association ou syndicat de copropriétaires : ni taux BCE + 10 points ni indemnité de 40 € sans l’avis d’un associé',
      ),
    ];
  if (debtor === 'professional' && creditor === 'individual' && items.some((item) => item.kind === 'invoice'))
    return [
      found(
        'creditor-not-professional',
        'le créancier n’agit pas à titre professionnel : l’application de l’article L. 441-10 du code de commerce est à vérifier',
      ),
    ];
  return [];
}

/** R-01, L-02: nothing is late before the day after. R-18, L-43, L-44: what may be time-barred is looked at by a person. */
function dueDates({ on, items, creditor, debtor }: Figures): readonly OwedFinding[] {
  const months = limitationMonths(creditor, debtor ?? 'consumer');
  return items.flatMap(({ ref, dueDate, amountCents }) => {
    if (amountCents === 0) return [];
    if (on <= dueDate)
      return [found('not-yet-due', `${ref} : exigible le ${frenchDate(dueDate)}, sans retard à la date du décompte`)];
    if (on <= addMonths(dueDate, months)) return [];
    return [found('limitation', `${ref} : échue depuis plus de ${months / 12} ans, prescrite sauf interruption ou suspension`)];
  });
}

/** L-23, L-38, R-08, T-16: shown, never corrected. */
function floors({ items, debtor }: Figures, { segments }: ClaimStatement, rates: Rates): readonly OwedFinding[] | RateUnknown {
  const findings: OwedFinding[] = [];
  for (const item of items.filter((one) => bearsStipulated(one, debtor))) {
    const own = segments.filter(({ ref }) => ref === item.ref);
    const [first, last] = [own.at(0), own.at(-1)];
    if (item.stipulatedRate === null || first === undefined || last === undefined) continue;
    const below = floorFindings(item.stipulatedRate, addDays(first.from, -1), last.to, rates);
    if ('rateUnknown' in below) return below;
    const stipulated = percent(item.stipulatedRate);
    for (const { halfYear, floor } of below) {
      const text = `${item.ref} : le taux stipulé de ${stipulated} est inférieur au plancher de ${percent(floor)} (trois fois le taux légal) au semestre ${halfYear} ; un associé décide`;
      findings.push(found('rate-below-floor', text));
    }
  }
  return findings;
}

/** A consumer's clause is a person's to validate, a public buyer's rate is fixed by the rules (L-30), a refund is no price. */
function ignoredRates({ items, debtor }: Figures): readonly OwedFinding[] {
  return items
    .filter((item) => item.stipulatedRate !== null && !bearsStipulated(item, debtor))
    .map(({ ref }) =>
      found('stipulated-rate-ignored', `${ref} : le taux stipulé n’est pas appliqué à cette créance ou à ce débiteur`),
    );
}

function bearsStipulated({ kind, stipulatedRate }: OwedItem, debtor: Figures['debtor']): boolean {
  return stipulatedRate !== null && kind === 'invoice' && debtor === 'professional';
}

/** L-02, L-39, R-09, R-57: the legal rate runs from a formal notice that is proven received and came when the sum was due. */
function formalNotice({ on, items, debtor, formalNoticeReceivedOn }: Figures): readonly OwedFinding[] {
  const legal = items.filter(({ kind }) => kind !== 'invoice' || (debtor !== 'professional' && debtor !== 'public'));
  const late = legal.filter(({ dueDate, amountCents }) => dueDate < on && amountCents > 0);
  if (formalNoticeReceivedOn === null || formalNoticeReceivedOn > on)
    return late.map(({ ref }) =>
      found('formal-notice-missing', `${ref} : aucun intérêt tant que la réception d’une mise en demeure n’est pas prouvée`),
    );
  return late
    .filter(({ dueDate }) => formalNoticeReceivedOn < dueDate)
    .map(({ ref }) =>
      found('formal-notice-too-early', `${ref} : la mise en demeure précède l’échéance et ne fait courir aucun intérêt`),
    );
}

/** L-75a to L-75e, R-04, R-28 to R-30. */
function insolvency({ on, insolvencyOpenedOn, payments }: Figures): readonly OwedFinding[] {
  if (insolvencyOpenedOn === null || insolvencyOpenedOn > on) return [];
  const after = payments.filter((payment) => payment.on >= insolvencyOpenedOn && payment.on <= on);
  return [
    found(
      'insolvency',
      `procédure collective ouverte le ${frenchDate(insolvencyOpenedOn)} : les intérêts sont arrêtés la veille, rien ne se demande au débiteur et la créance se déclare au mandataire`,
    ),
    ...after.map((payment) =>
      found(
        'paid-after-insolvency',
        `paiement de ${euros(payment.amountCents)} du ${frenchDate(payment.on)}, postérieur au jugement d’ouverture : il ne solde pas le dossier sans l’avis d’un associé`,
      ),
    ),
  ];
}

function movements({ on, items, payments, creditNotes }: Figures, { surplusCents }: ClaimStatement): readonly OwedFinding[] {
  const unassigned = items.length > 1 ? creditNotes.filter((note) => note.item === null) : [];
  return [
    ...payments.filter((payment) => payment.on > on).map((payment) => afterTheDay('paiement', payment.on)),
    ...creditNotes.filter((note) => note.on > on).map((note) => afterTheDay('avoir', note.on)),
    ...unassigned.map((note) =>
      found('credit-note-without-item', `l’avoir du ${frenchDate(note.on)} ne dit pas quelle créance il corrige`),
    ),
    ...(surplusCents > 0
      ? [found('surplus', `${euros(surplusCents)} de plus que ce qui était dû : trop-perçu à rendre ou à imputer`)]
      : []),
  ];
}

function afterTheDay(what: string, day: IsoDate): OwedFinding {
  return found('after-the-day', `${what} du ${frenchDate(day)}, postérieur à la date du décompte : il n’est pas compté`);
}

function found(code: OwedFinding['code'], text: string): OwedFinding {
  return { code, text };
}
