/** What happens when a machine writes: our own copy proves a sending, a bounce marks an address, an absence shifts the next step. */
import { alarmIn } from '../claim/alarm.ts';
import { decideOnAbsence } from '../claim/decide-on-absence.ts';
import { decideOnBounce } from '../claim/decide-on-bounce.ts';
import type { PracticeConfig } from '../config.ts';
import { settleMail } from '../database/mails.ts';
import { outboxByMessageId } from '../database/outbox.ts';
import type { Automatic, Understanding } from '../reading/reading.ts';
import { readStatements } from '../reading/statements.ts';
import { actOnClaim } from './act-on-claim.ts';
import type { Desk } from './desk.ts';
import { findClaim, isParty } from './find-claim.ts';
import { hearAlarm } from './on-reply.ts';
import { proveLeft } from './post-letters.ts';
import type { Incoming } from './understand.ts';

export async function onOwnCopy(desk: Desk, config: PracticeConfig, { id, mail }: Incoming): Promise<void> {
  const row = mail.messageId === null ? null : await outboxByMessageId(desk.db, config.practice.id, mail.messageId);
  if (row !== null) await proveLeft(desk, config, row, 'own-copy');
  const reason = row === null ? 'from-ourselves' : 'own-copy';
  await settleMail(desk.db, id, { outcome: 'filed', reason, claim: row?.claim ?? null }, desk.now());
}

/** Only the return of a letter of ours marks an address: anybody can write a bounce. */
export async function onBounce(desk: Desk, config: PracticeConfig, { id, reading, thread }: Incoming): Promise<void> {
  const row = thread.answered;
  const { bounce } = reading;
  if (row === null || bounce === null)
    return settleMail(desk.db, id, { outcome: 'filed', reason: 'bounce-of-nothing-known', claim: null }, desk.now());
  await proveLeft(desk, config, row, 'bounce');
  if (row.claim === null || row.letterNumber === null) {
    return settleMail(desk.db, id, { outcome: 'filed', reason: 'bounce-of-notice', claim: row.claim }, desk.now());
  }
  const number = row.letterNumber;
  const outcome = { outcome: 'acted', reason: `bounce-${bounce.reason}` } as const;
  await actOnClaim(desk, config, row.claim, { mail: id, outcome, answered: [] }, (situation) =>
    decideOnBounce(situation, bounce, number, id),
  );
}

/** Where the words are nobody's: our own text told back, a thumb, an agenda. */
const WORDLESS: readonly Automatic['kind'][] = ['reaction', 'read-receipt', 'calendar'];

/** An automatic mail never carries a command; an absence of a party pauses until its last day, and the alarms in its words are heard. */
export async function onAutomatic(desk: Desk, config: PracticeConfig, incoming: Incoming): Promise<void> {
  const { id, mail, reading, thread, member } = incoming;
  const until = reading.automatic?.kind === 'out-of-office' ? reading.automatic.until : null;
  const author = mail.from[0]?.address ?? null;
  const found = member === null ? await findClaim(desk, config, { mail, reading, thread, author, vouched: false }) : null;
  const claimId = found?.match.found === 'one' && isParty(found, found.match.claimId) ? found.match.claimId : null;
  const reason = `automatic-${reading.automatic?.kind ?? 'other'}`;
  if (claimId === null) return settleMail(desk.db, id, { outcome: 'filed', reason, claim: null }, desk.now());
  const alarm = alarmOf(desk, incoming);
  if (alarm !== null) return hearAlarm(desk, config, incoming, claimId, alarm);
  const outcome = { outcome: until === null ? 'filed' : 'acted', reason } as const;
  await actOnClaim(desk, config, claimId, { mail: id, outcome, answered: [] }, (situation) =>
    decideOnAbsence(situation, until, author ?? '', id),
  );
}

function alarmOf(desk: Desk, { reading, authenticity }: Incoming): Understanding | null {
  const isWordless = reading.automatic === null || WORDLESS.includes(reading.automatic.kind);
  if (isWordless || authenticity.verdict === 'forged') return null;
  return alarmIn(readStatements(reading.ownWords, reading.writtenOn, desk.rules.phrases));
}
