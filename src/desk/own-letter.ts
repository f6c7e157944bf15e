/** What someone of the practice wrote to a debtor themselves, forwarded to us or sent with us in copy. */
import type { ClaimId } from '../claim/claim-events.ts';
import { decideOnOwnLetter } from '../claim/decide-on-own-letter.ts';
import { receipt } from '../claim/decide-on-payment.ts';
import type { Member, Practice } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { debtorsByAddress } from '../database/claims.ts';
import { dayGrantedIn } from '../reading/day-granted.ts';
import { forwardsFrom, isOwnAddress } from '../reading/forward.ts';
import type { Address } from '../reading/mail.ts';
import { domainOf, FREE_MAIL } from '../reading/new-claim.ts';
import type { Forwarded } from '../reading/reading.ts';
import { actOnClaim } from './act-on-claim.ts';
import { answer } from './answer.ts';
import { askWhichClaim } from './ask-which-claim.ts';
import type { Desk } from './desk.ts';
import { findClaim } from './find-claim.ts';
import type { Incoming } from './understand.ts';

/** Whether the mail forwarded is the practice's own, to someone outside. */
export function isOwnForward({ practice }: PracticeConfig, { reading: { kind, from, forwarded } }: Incoming): boolean {
  if (kind === 'correspondence') return isOfPractice(practice, from);
  return kind === 'unrelated' && forwarded !== null && forwardedTo(practice, forwarded) !== null;
}

/** Whom the practice's own mail was forwarded from was written to, as an address; null where only we and colleagues are. */
export function forwardedTo(practice: Practice, forwarded: Forwarded): string | null {
  const own = forwardsFrom(forwarded).filter(({ from }) => isOfPractice(practice, from));
  return own.flatMap(({ to }) => outside(practice, to))[0] ?? null;
}

/** The debtor a member's mail was written to with us beside, as an address; in copy, only one we know as a debtor. null for a forward, and a mail to us and colleagues. */
export async function writtenTo(desk: Desk, { practice }: PracticeConfig, { mail, reading }: Incoming): Promise<string | null> {
  if (reading.forwarded !== null) return null;
  const [addressee] = outside(practice, mail.to);
  if (addressee !== undefined) return addressee;
  for (const address of outside(practice, mail.cc))
    if ((await debtorsByAddress(desk.db, practice.id, address)).length > 0) return address;
  return null;
}

function outside(practice: Practice, some: readonly Address[]): readonly string[] {
  return some.flatMap((one) => (one.address === null || isOfPractice(practice, one) ? [] : [one.address.toLowerCase()]));
}

/** With the debtor beside it is a letter to him, whatever it reads as: nothing in it is a command to us, nor an answer. */
export async function onOwnLetter(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  member: Member,
  debtor: string,
): Promise<void> {
  const { mail, reading, thread, kept } = incoming;
  if (kept.chosen_claim !== null) return fileOwnLetter(desk, config, incoming, member, kept.chosen_claim);
  const found = await findClaim(desk, config, { mail, reading, thread, author: debtor, vouched: true });
  if (found.match.found === 'one') return fileOwnLetter(desk, config, incoming, member, found.match.claimId);
  if (found.match.found === 'several') return askWhichClaim(desk, config, incoming, found);
  const done = `Un tiers (${debtor}) est destinataire de ce message : je n’en exécute rien. Écrivez-moi seul pour une demande, avec la référence du dossier.`;
  return answer(desk, config, incoming, receipt(member.address, 'un message adressé aussi à un tiers', done));
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
