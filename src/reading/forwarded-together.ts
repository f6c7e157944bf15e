/** Mails forwarded together in one: whose words are read, and what stands beside them. */
import { attachedForward, forwardsFrom } from './forward.ts';
import type { Address, Mail } from './mail.ts';
import type { Forwarded } from './reading.ts';

export type Together = {
  /** The outermost that was not merely passed on. */
  readonly read: Forwarded;
  /** Others' mails below it, as far as the first of ours or the one it answers (below stands history), and others' mails attached. */
  readonly beside: readonly Forwarded[];
  /** Some mail beside came to us too, and is another's, or later: nobody can take it for what the one read quotes. */
  readonly isOneOfSeveral: boolean;
};

export function forwardedTogether(mail: Mail, outermost: Forwarded, isOfUs: (one: Address) => boolean): Together {
  const chain = forwardsFrom(outermost);
  const passesOn = (one: Forwarded, within: Forwarded | undefined): boolean =>
    within !== undefined && (within.note === '' || [one.from, ...one.to].every(isOfUs));
  const at = chain.findIndex((one, index) => !passesOn(one, chain[index + 1]));
  const read = chain[at]!;
  const below = chain.slice(at + 1);
  const history = below.findIndex((one) => isOfUs(one.from) || isAnsweredBy(read, one));
  const pasted = history === -1 ? below : below.slice(0, history);
  const attached = mail.embedded
    .map((one) => attachedForward(one, ''))
    .filter((one) => one.body !== outermost.body && !isOfUs(one.from));
  const beside = [...pasted, ...attached];
  return { read, beside, isOneOfSeveral: beside.some((one) => one.to.some(isOfUs) && isAnothersOrLater(one, read)) };
}

/** Exchange gives names alone: a mail of nobody's address, to the one who wrote above it, is what that one answers. */
function isAnsweredBy({ from }: Forwarded, below: Forwarded): boolean {
  const isHim = ({ name, address }: Address) =>
    (address !== null && address === from.address) || (name !== null && name === from.name);
  return below.from.address === null && below.to.some(isHim);
}

function isAnothersOrLater(one: Forwarded, read: Forwarded): boolean {
  const [author, other] = [one.from.address ?? one.from.name, read.from.address ?? read.from.name];
  return author !== other || (one.date !== null && read.date !== null && one.date > read.date);
}
