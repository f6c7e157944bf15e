/** What a debtor's words say of a payment plan: the schedule asked for or restated, and a plain yes to one that was offered. */
import type { IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import type { Instalment, Understanding } from './reading.ts';
import { scheduleIn } from './schedule.ts';

/** null where no schedule is told; a sum that is not said is null. */
export function planIn(
  { intents, promise }: Pick<Understanding, 'intents' | 'promise'>,
  words: string,
  writtenOn: IsoDate,
): readonly Instalment[] | null {
  if (promise?.instalments != null) return promise.instalments;
  return intents.includes('instalment-request') ? scheduleIn(words.replace(/\n+/g, ' '), writtenOn) : null;
}

const SAYS_YES =
  /^(?:oui|ok|d'accord|c'est d'accord|bon pour accord|parfait|tres bien|(?:cela|ca) (?:me|nous) (?:va|convient)|agreed|yes)\b|\b(?:je|nous) (?:vous )?(?:confirm(?:e|ons)|accept(?:e|ons)|valid(?:e|ons)|approuv(?:e|ons)|(?:suis|sommes) d'accord|donn(?:e|ons) (?:mon|notre) accord)\b|\b(?:c'est|tout est) (?:bien )?(?:cela|ca|exact|conforme)\b|\b(?:mon|notre) accord\b|\b(?:i|we) (?:confirm|agree|accept)\b/;
/** Whatever takes something back, puts a condition or asks: then it is no plain yes. */
const TAKES_BACK =
  /\?|\b(?:pas|plus|non|ne|n'\w+|mais|sauf|si|s'il|toutefois|cependant|neanmoins|sous reserve|a condition|en revanche|plutot|sinon|seulement|uniquement|report\w*|decal\w*|repouss\w*|modif\w*|chang\w*|remise|but|not|unless|if|instead|however)\b/;

/** The sentence that says yes, verbatim; null where the mail takes anything back, asks, or says no yes. */
export function agreementIn(words: string): string | null {
  if (TAKES_BACK.test(fold(words))) return null;
  const sentences = words.split(/(?<=[.!])\s+|\n+/).map((sentence) => sentence.trim());
  return sentences.find((sentence) => SAYS_YES.test(fold(sentence))) ?? null;
}
