/** Opens a claim from a member's mail: the debtor is recognised by its address, an open claim gets the invoice as one more item. */
import { randomUUID } from 'node:crypto';
import { newestCadence } from '../claim/cadence.ts';
import type { ClaimId } from '../claim/claim-events.ts';
import { type DebtorId, debtorFrom } from '../claim/debtor.ts';
import { decideOnMoreItems, decideOnNewClaim, type Opening } from '../claim/decide-on-new-claim.ts';
import type { Member } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { debtorByAddress, openClaimOf } from '../database/claims.ts';
import { nextReference, record } from '../database/record.ts';
import type { NewClaim } from '../reading/member-reading.ts';
import { actOnClaim } from './act-on-claim.ts';
import { creditorNamed, type Desk, today } from './desk.ts';
import { recordingOf } from './recording.ts';
import type { Incoming } from './understand.ts';

export async function openNewClaim(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  member: Member,
  read: NewClaim,
): Promise<void> {
  const { practice } = config;
  const creditor = practice.creditors.find((one) => sameName(one.name, read.creditor)) ?? practice.creditors[0];
  const known = read.debtorEmail === null ? null : await debtorByAddress(desk.db, practice.id, read.debtorEmail.toLowerCase());
  const openClaim = known === null ? null : await openClaimOf(desk.db, practice.id, known.id, creditor.name);
  const outcome = { outcome: 'acted', reason: 'new-claim' } as const;
  const cause = { mail: incoming.id, outcome, answered: [] };
  if (openClaim !== null) {
    await actOnClaim(desk, config, openClaim, cause, (situation) =>
      decideOnMoreItems(situation, read, member.address, incoming.id),
    );
    return;
  }
  const cadence = newestCadence(desk.rules.cadences, practice.cadence);
  if (cadence === null) throw new Error(`cadence ${practice.cadence} is unknown`);
  const opening: Opening = {
    claimId: randomUUID() as ClaimId,
    reference: await nextReference(desk.db, practice.id, practice.referencePrefix, today(desk).slice(0, 4)),
    creditor: creditor.name,
    cadence: { name: cadence.name, version: cadence.version },
    debtor: known ?? debtorFrom(randomUUID() as DebtorId, []),
    read,
    by: member.address,
    mail: incoming.id,
    on: today(desk),
  };
  const around = { practice, creditor: creditorNamed(config, creditor.name), cadence, rates: desk.rules.rates };
  const { situation, decision } = decideOnNewClaim(opening, around);
  await record(desk.db, await recordingOf(desk, config, situation, decision, cause, true));
  desk.log.info('claim opened', { claimId: opening.claimId });
}

function sameName(name: string, read: string | null): boolean {
  const folded = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
  return read !== null && folded(name) === folded(read);
}
