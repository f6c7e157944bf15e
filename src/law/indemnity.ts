/** The fixed indemnity for recovery costs. Source: C. com. L441-10 II, D441-5 (L-25). */
import { type Cents, cents, NOTHING } from './money.ts';

/** Once per late invoice (L-25). */
export const FIXED_RECOVERY_INDEMNITY = cents(40_00);

/** Only a professional or a public debtor owes it. */
export function indemnityFor(debtor: 'professional' | 'consumer' | 'non-professional' | 'public'): Cents {
  return debtor === 'professional' || debtor === 'public' ? FIXED_RECOVERY_INDEMNITY : NOTHING;
}
