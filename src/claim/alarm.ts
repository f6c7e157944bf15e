/** Words that always go to a partner, whoever or whatever brought them: of a machine, or of someone unknown, nothing else is heard. */
import type { Understanding } from '../reading/reading.ts';
import { escalatesAlways } from './consequences.ts';

/** What remains of a reading when only its alarms are heard; null where it holds none. */
export function alarmIn(read: Understanding): Understanding | null {
  const alarms = read.statements.filter((said) => escalatesAlways(said.intent));
  if (alarms.length === 0) return null;
  const intents = [...new Set(alarms.map((said) => said.intent))];
  const unheard = { because: [], promise: null, paid: null, acknowledgesDebt: false, announcedProof: null };
  return { ...read, ...unheard, intents, statements: alarms, escalate: true };
}
