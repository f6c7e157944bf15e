/** The fixed indemnity for recovery costs. Source: C. com. L441-10 II, D441-5 (L-25, L-30). */
import type { IsoDate } from './calendar.ts';
import { type Cents, cents, NOTHING } from './money.ts';

/** Once per late invoice (L-25). */
export const FIXED_RECOVERY_INDEMNITY = cents(40_00);

/**
 * What one invoice paid late owes: only a professional or a public debtor owes it, and not for an invoice due on
 * or after the judgment that opened insolvency proceedings (L-25, R-04; `insolventSince` null = none known).
 */
export function indemnityFor(
  debtor: 'professional' | 'consumer' | 'non-professional' | 'public',
  dueDate: IsoDate,
  insolventSince: IsoDate | null,
): Cents {
  if (insolventSince !== null && dueDate >= insolventSince) return NOTHING;
  return debtor === 'professional' || debtor === 'public' ? FIXED_RECOVERY_INDEMNITY : NOTHING;
}
