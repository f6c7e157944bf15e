/** Which of the sums told is the amount of a claim to open; null where it must be asked. */
import type { Cents } from '../law/money.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import type { NewClaim } from './member-reading.ts';

type ItemKind = NewClaim['item']['kind'];

const CAPITAL = /\bcapital (?:social )?(?:variable )?(?:de|:)?\s*[\d\s\u00a0\u202f.,]+(?:€|euros?|eur)/gi;
const PAID_IN_PART =
  /\b(?:acomptes?|avances?|provisions?|arrhes)\b.{0,25}\b(?:vers|regl|pay|percu|recu|dedui|encaiss)|\bdeja (?:ete )?(?:regl|pay|vers|percu|encaiss)|\bdont \d[\d .,]*\D{0,8}(?:regl|pay|vers)|\bavoir de \d|\balready paid|\bdeposit\b/;
const REMAINDER =
  /\b(?:reste|solde|restant|net) (?:a (?:payer|regler|recouvrer)|du|de)\b|\b(?:balance|amount) due\b|\bil (?:reste|manque)\b/;

/** The sums called the one to pay: typed by the member as the amount, stated by an attached invoice, written beside its label. */
type Named = { readonly noted: Cents | null; readonly invoiced: Cents | null; readonly written: Cents | null };

/**
 * `words`: the member's own; `told`: with those forwarded. Where several sums stand and none is called the one to pay, or a part is said
 * to be paid and the remainder is not, none is guessed: it is asked. Of several claims, the first one's sum stands first.
 */
export function claimAmount(
  words: string,
  told: string,
  { kind, several }: { readonly kind: ItemKind; readonly several: boolean },
  { noted, invoiced, written }: Named,
): Cents | null {
  const folded = fold(told);
  if (kind === 'invoice' && invoiced === null && PAID_IN_PART.test(folded) && !REMAINDER.test(folded)) return null;
  const [own = null, ...more] = sumsIn(words);
  const named = (noted !== null && more.length === 0 ? own : null) ?? invoiced ?? written;
  if (named !== null) return named;
  const [first = null, ...others] = sumsIn(told);
  return several || others.length === 0 ? first : null;
}

function sumsIn(text: string): ReadonlySet<Cents> {
  return new Set(amountsIn(text.replace(CAPITAL, ' ')).map(({ cents }) => cents));
}
