/** What someone of the practice wrote to a debtor themselves, forwarded to us or sent with us in copy. */
import type { ClaimId } from '../claim/claim-events.ts';
import { decideOnOwnLetter } from '../claim/decide-on-own-letter.ts';
import type { Member, Practice } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { dayGrantedIn } from '../reading/day-granted.ts';
import { forwardsFrom, isOwnAddress } from '../reading/forward.ts';
import type { Address } from '../reading/mail.ts';
import { domainOf, FREE_MAIL } from '../reading/new-claim.ts';
import { actOnClaim } from './act-on-claim.ts';
import type { Desk } from './desk.ts';
import type { Incoming } from './understand.ts';

/** Whether the words read are the practice's own, to someone outside. */
export function isOwnLetter({ practice }: PracticeConfig, incoming: Incoming): boolean {
  const { kind, from, forwarded } = incoming.reading;
  if (kind === 'correspondence') return isOfPractice(practice, from);
  // With the debtor in copy it is a letter to him, whatever it reads as: nothing in it is a command to us.
  return (kind === 'unrelated' || forwarded === null) && addressee(practice, incoming) !== null;
}

/** Whom it was written to, as an address; null where only we and colleagues are. */
export function addressee(practice: Practice, { mail, reading }: Incoming): string | null {
  const written = reading.forwarded === null ? [mail] : forwardsFrom(reading.forwarded);
  const own = written.filter(({ from }) => [from].flat().every((one) => isOfPractice(practice, one)));
  const outside = own.flatMap(({ to }) => to).find((one) => one.address !== null && !isOfPractice(practice, one));
  return outside?.address ?? null;
}

export async function fileOwnLetter(
  desk: Desk,
  config: PracticeConfig,
  { id, reading }: Incoming,
  member: Member,
  claimId: ClaimId,
): Promise<void> {
  const { from, writtenOn, ownWords, because } = reading;
  const letter = {
    mail: id,
    from: from.address ?? from.name ?? member.address,
    writtenOn,
    granted: dayGrantedIn(ownWords, writtenOn),
    hasOthersBelow: because.includes('several-messages'),
  };
  const cause = { mail: id, outcome: { outcome: 'acted', reason: 'own-letter' }, answered: [] } as const;
  await actOnClaim(desk, config, claimId, cause, (situation) => decideOnOwnLetter(situation, letter, member.address));
}

/** A member, our inbox, or anyone of the practice's own mail house. */
function isOfPractice({ inbox, contact, members }: Practice, { name, address }: Address): boolean {
  if (address === null) return members.some((member) => member.name === name);
  const known = [inbox, contact.address, ...members.map((member) => member.address)];
  const house = domainOf(address);
  return isOwnAddress(address, known) || (!FREE_MAIL.test(house) && known.some((own) => domainOf(own) === house));
}
