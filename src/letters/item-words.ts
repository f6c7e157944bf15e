/** How a demand is worded by what it asks for: an invoice or a balance is paid, a deposit is refunded; the two last tell what they rest on. */
import type { Claim } from '../claim/claim.ts';
import type { StatementLine } from '../claim/statement.ts';
import type { LetterWords } from './french-words.ts';

type ClaimItem = Claim['items'][number];

/** « rembourser » only where nothing else is asked for. */
export function demandWords(lines: readonly StatementLine[], say: LetterWords): LetterWords['paying'] {
  const refunds = lines.length > 0 && lines.every((line) => line.kind === 'refund');
  return refunds ? say.refunding : say.paying;
}

/**
 * What was agreed, what was done and so what is due, of each refund and balance, a row each; an invoice tells it by its number.
 * `discreet`: nothing is said of the matter.
 */
export function groundsOf(
  lines: readonly StatementLine[],
  { items }: Claim,
  discreet: boolean,
  say: LetterWords,
): readonly { ground: string }[] {
  return lines.flatMap(({ ref }) => {
    const item = items.find((one) => one.ref === ref);
    if (item === undefined || item.kind === 'invoice') return [];
    const agreed = discreet ? null : (item.agreed ?? null);
    const ground = item.kind === 'refund' ? refundGround(item, agreed, discreet, say) : say.balanceGround(agreed);
    return [{ ground: say.spaced(ground) }];
  });
}

function refundGround(item: ClaimItem, agreed: string | null, discreet: boolean, say: LetterWords): string {
  const { amountCents, issuedOn, performed = null } = item;
  return say.refundGround(
    amountCents === null ? null : say.sum(amountCents),
    issuedOn === null ? null : say.date(issuedOn),
    agreed,
    performed === null ? null : say.sum(performed.amountCents),
    performed === null || discreet ? null : performed.ground,
  );
}
