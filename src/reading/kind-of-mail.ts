/** The first cut of a mail: our own copy, a server's notice, a machine's answer, or a person's words. */
import { readAutomatic } from './automatic.ts';
import { readBounce } from './bounce.ts';
import { isOwnAddress } from './forward.ts';
import type { Mail } from './mail.ts';
import type { Automatic, Bounce, Circumstances } from './reading.ts';

export type FirstCut =
  | { readonly kind: 'self' }
  | { readonly kind: 'bounce'; readonly bounce: Bounce }
  | { readonly kind: 'automatic'; readonly automatic: Automatic }
  | { readonly kind: 'human' };

const NONE: ReadonlySet<string> = new Set();

/** In this order. `sentMessageIds` are ids of letters we posted, without angle brackets: our blind copy comes back under one of them. */
export function kindOfMail(
  mail: Mail,
  circumstances: Pick<Circumstances, 'ownAddresses'>,
  sentMessageIds: ReadonlySet<string> = NONE,
): FirstCut {
  if (isOurs(mail, circumstances.ownAddresses, sentMessageIds)) return { kind: 'self' };
  const bounce = readBounce(mail);
  if (bounce !== null) return { kind: 'bounce', bounce };
  const automatic = readAutomatic(mail);
  if (automatic !== null) return { kind: 'automatic', automatic };
  return { kind: 'human' };
}

function isOurs(mail: Mail, ownAddresses: readonly string[], sentMessageIds: ReadonlySet<string>): boolean {
  if (mail.messageId !== null && sentMessageIds.has(mail.messageId)) return true;
  return mail.from.length > 0 && mail.from.every((author) => isOwnAddress(author.address, ownAddresses));
}
