/** How a demand is worded by what it asks for: an invoice or a balance is paid, a deposit is refunded; the two last tell what they rest on. */
import type { Claim } from '../claim/claim.ts';
import type { Fields } from '../claim/decision.ts';
import type { StatementLine } from '../claim/statement.ts';
import { frenchDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import { frenchSpacing } from './french-spacing.ts';

type ClaimItem = Claim['items'][number];

/** « rembourser » only where nothing else is asked for. */
export function demandWords(lines: readonly StatementLine[]): Fields {
  const refunds = lines.length > 0 && lines.every((line) => line.kind === 'refund');
  return refunds
    ? { pay: 'rembourser', settle: 'rembourser', settlement: 'remboursement', Settlement: 'Remboursement' }
    : { pay: 'payer', settle: 'régler', settlement: 'règlement', Settlement: 'Règlement' };
}

/**
 * What was agreed, what was done and so what is due, of each refund and balance, a row each; an invoice tells it by its number.
 * `discreet`: nothing is said of the matter (R-42).
 */
export function groundsOf(lines: readonly StatementLine[], { items }: Claim, discreet: boolean): readonly { ground: string }[] {
  return lines.flatMap(({ ref }) => {
    const item = items.find((one) => one.ref === ref);
    if (item === undefined || item.kind === 'invoice') return [];
    const ground = item.kind === 'refund' ? refundGround(item, discreet) : balanceGround(item, discreet);
    return [{ ground: frenchSpacing(ground) }];
  });
}

function refundGround({ amountCents, issuedOn, agreed, performed }: ClaimItem, discreet: boolean): string {
  const paid = amountCents === null ? 'Une somme' : `La somme de ${euros(amountCents)}`;
  const when = issuedOn === null ? '' : ` le ${frenchDate(issuedOn)}`;
  const what = discreet || agreed === undefined ? '' : ` pour ${agreed}`;
  const done =
    performed == null
      ? 'La prestation n’a pas été exécutée : cette somme est à rembourser.'
      : `La part exécutée est évaluée à ${euros(performed.amountCents)}${discreet ? '' : ` (${performed.ground})`} : le surplus est à rembourser.`;
  return `${paid} vous a été versée${when}${what}. ${done}`;
}

function balanceGround({ agreed }: ClaimItem, discreet: boolean): string {
  const contract = discreet || agreed === undefined ? '' : ` (${agreed})`;
  return `Le solde ci-dessous reste dû après la fin des relations contractuelles${contract}.`;
}
