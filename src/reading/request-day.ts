/** The day a member's request speaks of: until when to wait, or when a letter was posted or received. */
import { addDays, type IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { datesIn } from './dates.ts';
import type { RequestAction } from './member-reading.ts';

/** Of these, the past day that is told. */
const DATED: readonly RequestAction[] = ['notice-received', 'notice-unclaimed', 'credit-note'];

/** « 15 jours », « jusqu'au 15/12 », always after the day of writing; for a letter posted, the past day it was. `words` hold no reference. */
export function dayOfRequest(action: RequestAction, words: string, writtenOn: IsoDate): IsoDate | null {
  if (
    action === 'resume' &&
    /\b(?:repren\w+|repart\w*|continue\w*|resume)\b[^.;,]{0,25}$/.test(
      fold(words.slice(0, datesIn(words, writtenOn)[0]?.at ?? 0)),
    )
  )
    return datesIn(words, writtenOn).find((day) => day.date > writtenOn)?.date ?? null;
  if (DATED.includes(action)) return datesIn(words, writtenOn, 'past')[0]?.date ?? null;
  if (action !== 'hold' && action !== 'posted') return null;
  if (action === 'posted') return datesIn(words, writtenOn, 'past')[0]?.date ?? writtenOn;
  const span = /\b(\d{1,3}|une?|deux|trois|quatre)\s*(jours?|j|semaines?|mois)\b/i.exec(fold(words));
  // « Rien aujourd’hui », « pas tout de suite » tell no day to wait for.
  if (span === null) return datesIn(words, writtenOn).find((day) => day.date > writtenOn)?.date ?? null;
  const count = NUMBERS[span[1] ?? ''] ?? Number(span[1]);
  const days = span[2]?.startsWith('semaine') ? 7 : span[2] === 'mois' ? 30 : 1;
  return addDays(writtenOn, count * days);
}

const NUMBERS: Readonly<Record<string, number>> = { un: 1, une: 1, deux: 2, trois: 3, quatre: 4 };
