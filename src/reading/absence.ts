/** The last day of absence an automatic answer names, and the phrases by which one is known, in six languages. */
import { addDays, type IsoDate, isIsoDate, weekday } from '../law/calendar.ts';
import { monthOf } from './header-date.ts';

const DAY = String.raw`(?:(?:le|the|dem|den|el|il|de|du|au|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\p{L}{2,9}tag|lunes|martes|lunedi|maandag|dinsdag)[,.]?\s+){0,3}`;
const NAMED = String.raw`(\d{1,2})(?:er|st|nd|rd|th|\.)?(?:\s+(?:de|of))?\s+(\p{L}{3,10})\.?(?:\s+(?:de\s+)?(\d{4}))?`;
const ENGLISH = String.raw`(\p{L}{3,10})\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?`;
const FIGURES = String.raw`(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?`;
const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const ENGLISH_WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** « Ab dem 7. Dezember bin ich wieder im Büro », « Vanaf 7 december ben ik weer bereikbaar ». */
const FROM_THEN_BACK = String.raw`(?:ab|vanaf|from|a partir d[ue]|desde|dal)(?= (?:[^.\n]|\d\.){0,60}\b(?:wieder|weer|back|again|de nouveau|a nouveau|de vuelta|di nuovo)\b)`;
/** Ahead of the day of return, then ahead of the last day away. Accents folded, lower case. */
const RETURN = String.raw`(?:(?:de |mon |notre )?retour(?:nerai|nerons)?(?: prevu| effectif| au bureau| a partir)?|(?:reouvr|rouvr|reouvert)\w*|(?:je |nous )?reprend\p{L}*|je serai (?:de nouveau|a nouveau)[\w ]{0,30}|(?:be )?back(?: in the office| at work)?(?: (?:is|will be))?|return(?:ing)?(?: to (?:the office|work))?|(?:wieder )?zuruck(?: am)?|vuelvo|de vuelta|torner[oa]|rientr(?:o|a|ero|iamo)|di ritorno|terug|repon[sd]\w*(?= (?:a partir du|a compter du))|${FROM_THEN_BACK})\s*(?:[:,]|a partir du|a compter du|on|from|am|ab|el|il|op|the|le|des)?\s*`;
const UNTIL = String.raw`(?:jusqu'?\s?(?:a|au|en)|until|till|through|up to|bis(?: zum| einschliesslich)?|hasta|\bate\b(?: ao?)?(?: dia)?|fino a(?:l)?|tot(?: en met)?|t/m|\bau\b|\bto\b|\bal\b)\s*(?:and including\s+|inclus\s+)?`;

/** null when the text is part-time, open-ended, names no day, or the person has left. `writtenOn` settles the year. */
export function lastDayOfAbsence(text: string, writtenOn: IsoDate): IsoDate | null {
  const folded = fold(text);
  if (
    /temps partiel|mi-temps|part[- ]time|teilzeit|(?:ne )?(?:fais|fait|travaille)\w* plus partie|a quitte|j'ai quitte|no longer (?:with|work)|left the company|definitivement/.test(
      folded,
    )
  )
    return null;
  return dayAfter(folded, RETURN, writtenOn) ?? dayAfter(folded, UNTIL, writtenOn) ?? weekdayAfter(folded, writtenOn);
}

export function fold(text: string): string {
  return text
    .slice(0, 8000)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[’]/g, "'")
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .toLowerCase();
}

function dayAfter(text: string, cue: string, writtenOn: IsoDate): IsoDate | null {
  for (const [shape, order] of [
    [NAMED, 'named'],
    [ENGLISH, 'english'],
    [FIGURES, 'figures'],
  ] as const) {
    for (const match of text.matchAll(new RegExp(cue + DAY + shape, 'gu'))) {
      const [first, second, year] = [match[1]!, match[2]!, match[3]];
      const found =
        order === 'named'
          ? onDay(first, monthOf(second), year, writtenOn)
          : order === 'english'
            ? onDay(second, monthOf(first), year, writtenOn)
            : onDay(first, Number(second), year, writtenOn);
      if (found !== null) return found;
    }
  }
  return bareDayAfter(text, cue, writtenOn);
}

/** « de retour le 5 » : the next 5th. */
function bareDayAfter(text: string, cue: string, writtenOn: IsoDate): IsoDate | null {
  const match = new RegExp(
    String.raw`${cue}${DAY}(\d{1,2})(?:er)?(?=[\s.,;!)]|$)(?!\s*(?:h\b|heures|:|%|€|jours|days|\d))`,
    'u',
  ).exec(text);
  if (match === null) return null;
  const month = Number(writtenOn.slice(5, 7));
  const here = onDay(match[1]!, month, writtenOn.slice(0, 4), writtenOn);
  if (here !== null && here >= writtenOn) return here;
  return onDay(
    match[1]!,
    (month % 12) + 1,
    month === 12 ? String(Number(writtenOn.slice(0, 4)) + 1) : writtenOn.slice(0, 4),
    writtenOn,
  );
}

function onDay(date: string, month: number, year: string | undefined, writtenOn: IsoDate): IsoDate | null {
  const inYear = (each: number): string => `${each}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (year !== undefined) return valid(inYear(Number(year.length === 2 ? `20${year}` : year)));
  const thisYear = Number(writtenOn.slice(0, 4));
  const here = valid(inYear(thisYear));
  return here !== null && here >= addDays(writtenOn, -31) ? here : valid(inYear(thisYear + 1));
}

function valid(text: string): IsoDate | null {
  return isIsoDate(text) ? text : null;
}

/** « de retour lundi », "back on Monday": the next one. */
function weekdayAfter(text: string, writtenOn: IsoDate): IsoDate | null {
  const match = new RegExp(
    String.raw`(?:${RETURN}|${UNTIL})(?:the |le )?(${[...WEEKDAYS, ...ENGLISH_WEEKDAYS].join('|')})\b`,
    'u',
  ).exec(text);
  if (match === null) return null;
  const name = match[1]!;
  const wanted = (WEEKDAYS.includes(name) ? WEEKDAYS : ENGLISH_WEEKDAYS).indexOf(name) + 1;
  return addDays(writtenOn, ((wanted - weekday(writtenOn) + 6) % 7) + 1);
}
