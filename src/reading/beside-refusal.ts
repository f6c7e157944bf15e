/** What a partner asks in the same breath as she refuses a draft: « NON. Reprendre les relances », « Non, on clôture ». */
import type { IsoDate } from '../law/calendar.ts';
import type { Request } from './member-reading.ts';
import { readRequest } from './member-request.ts';

const NO = /^\s*(?:non|no|je refuse|refus[ée]?|ne pas envoyer)\b[\s.,;:!–-]*/iu;
/** « Non, reprenez la formulation » asks for another text. */
const OF_THE_TEXT = /\b(?:texte|formulation|phrase|paragraphe|courrier|lettre|projet|mot)s?\b/i;

/** null where nothing more is asked than that it does not leave. */
export function besideRefusal(words: string, writtenOn: IsoDate): Request | null {
  const rest = words.replace(NO, '');
  if (rest === words || OF_THE_TEXT.test(rest)) return null;
  const request = readRequest('', rest, writtenOn);
  return request?.action === 'resume' || request?.action === 'close' ? request : null;
}
