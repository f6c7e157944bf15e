/** Opens a claim from a member's mail: the debtor is recognised by its address, an open claim gets the invoice as one more item. */
import { randomUUID } from 'node:crypto';
import { cadenceFor } from '../claim/cadence.ts';
import type { ClaimId } from '../claim/claim-events.ts';
import { type Debtor, type DebtorId, debtorFrom } from '../claim/debtor.ts';
import { decideOnMoreItems, decideOnNewClaim, type Opening } from '../claim/decide-on-new-claim.ts';
import { receipt } from '../claim/decide-on-payment.ts';
import type { Notice } from '../claim/decision.ts';
import type { Cadence, Creditor, Member, Practice } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { debtorsByAddress, openClaimOf } from '../database/claims.ts';
import { nextReference, record } from '../database/record.ts';
import type { NewClaim } from '../reading/member-reading.ts';
import { actOnClaim } from './act-on-claim.ts';
import { answer } from './answer.ts';
import { type Desk, surroundings, today } from './desk.ts';
import { nameClue } from './find-claim.ts';
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
  const creditor = creditorMeant(practice, read.creditor);
  if (creditor === null) return answer(desk, config, incoming, unknownCreditor(practice, member, read.creditor ?? ''));
  const there = read.debtorEmail === null ? [] : await debtorsByAddress(desk.db, practice.id, read.debtorEmail.toLowerCase());
  const [known = null, ...others] = debtorsMeant(there, read.debtorName);
  if (known !== null && others.length > 0) return answer(desk, config, incoming, sharedAddress(member, [known, ...others]));
  const openClaim = known === null ? null : await openClaimOf(desk.db, practice.id, known.id, creditor.name);
  const outcome = { outcome: 'acted', reason: 'new-claim' } as const;
  const cause = { mail: incoming.id, outcome, answered: [] };
  if (openClaim !== null) {
    await actOnClaim(desk, config, openClaim, cause, (situation) =>
      decideOnMoreItems(situation, read, member.address, incoming.id),
    );
    return;
  }
  const cadence = cadenceOf(desk, practice, read, known);
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
  const around = surroundings(desk, config, creditor.name, cadence);
  const { situation, decision } = decideOnNewClaim(opening, around);
  await record(desk.db, await recordingOf(desk, config, situation, decision, cause, true));
  desk.log.info('claim opened', { claimId: opening.claimId });
}

function cadenceOf({ rules }: Desk, { cadence: name }: Practice, read: NewClaim, known: Debtor | null): Cadence {
  const kind = read.debtorKind ?? known?.kind ?? 'consumer';
  const cadence = cadenceFor(rules.cadences, name, kind, read.amountCents);
  if (cadence === null) throw new Error(`cadence ${name} is unknown`);
  return cadence;
}

/** Nobody named: the practice itself. Someone named whom the configuration does not know: nobody, for whose name and bank would be printed? */
function creditorMeant(practice: Practice, named: string | null): Creditor | null {
  if (named === null) return practice.creditors[0];
  const wanted = folded(named);
  return practice.creditors.find((one) => folded(one.name).includes(wanted) || wanted.includes(folded(one.name))) ?? null;
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** Of those known at one address, whom the mail can mean: the one it names, else any. Two of one name are the newer one. */
function debtorsMeant(newestFirst: readonly Debtor[], named: string | null): readonly Debtor[] {
  const byName = new Map(newestFirst.toReversed().map((debtor) => [nameClue(debtor.name ?? ''), debtor]));
  const meant = named === null ? undefined : byName.get(nameClue(named));
  return meant === undefined ? [...byName.values()] : [meant];
}

function sharedAddress(member: Member, debtors: readonly Debtor[]): Notice {
  const names = debtors.map((debtor) => debtor.name ?? 'un débiteur encore sans nom').join(' ; ');
  const done = `Aucun dossier n’est ouvert : plusieurs débiteurs ont cette adresse (${names}). Transférez à nouveau en nommant celui qui doit la somme.`;
  return receipt(member.address, 'une créance sur l’un de plusieurs débiteurs', done);
}

function unknownCreditor(practice: Practice, member: Member, named: string): Notice {
  const known = practice.creditors.map((one) => one.name).join(', ');
  const done = `Aucun dossier n’est ouvert : ${named} ne figure pas parmi les créanciers de la configuration (${known}). Ajoutez ce client, ou transférez à nouveau en nommant le créancier.`;
  return receipt(member.address, `une créance de ${named}`, done);
}
