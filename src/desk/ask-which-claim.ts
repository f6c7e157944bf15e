/** Asks the staff which claim a mail speaks of, with numbered choices: one reply settles it. */

import type { Notice } from '../claim/decision.ts';
import type { PracticeConfig } from '../config.ts';
import { type ClaimLabel, claimLabels } from '../database/claims.ts';
import { addBusinessDays } from '../law/calendar.ts';
import { cents, euros } from '../law/money.ts';
import { type Desk, today } from './desk.ts';
import { claimsOf, type Found } from './find-claim.ts';
import { sendNotice } from './send-notice.ts';
import type { Incoming } from './understand.ts';

/** The last choice is always « none of these ». */
export const NONE_OF_THESE = 'Aucun de ces dossiers : ne rien faire de ce message';

export async function askWhichClaim(desk: Desk, config: PracticeConfig, incoming: Incoming, found: Found): Promise<void> {
  const candidates = claimsOf(found);
  const labels = await claimLabels(desk.db, config.practice.id, candidates);
  const { reading, mail, id, member } = incoming;
  const notice: Notice = {
    to: member === null ? 'staff' : { member: member.address },
    template: 'choose-claim',
    fields: {
      from: mail.from[0]?.address ?? mail.from[0]?.name ?? 'expéditeur inconnu',
      subject: mail.subject,
      quote: reading.ownWords.slice(0, 600),
    },
    shows: null,
    question: {
      kind: 'choose-claim',
      choices: [...labels.map(labelOf), NONE_OF_THESE],
      letter: null,
      askAgainOn: addBusinessDays(today(desk), 2),
    },
  };
  await sendNotice(desk, config, notice, {
    mail: id,
    candidates,
    outcome: { outcome: 'set-aside', reason: 'asked-which-claim' },
  });
}

function labelOf({ reference, debtorName, balanceCents }: ClaimLabel): string {
  return [reference, debtorName, balanceCents === null ? null : euros(cents(balanceCents))]
    .filter((part) => part !== null)
    .join(' – ');
}
