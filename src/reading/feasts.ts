/** How a day is named by a feast: « avant la Toussaint », « la veille de Noël », « à la Sainte-Catherine », "by Easter". */
import { addDays, type IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { dayOf, firm, type Meant, period } from './date-sums.ts';
import type { DateReader } from './dates.ts';

/** Month and day; on folded words, hyphens as blanks. */
const FIXED: readonly (readonly [RegExp, number, number])[] = [
  [/^(?:christmas eve|reveillon de noel)/, 12, 24],
  [/^(?:noel|christmas|xmas|fetes)/, 12, 25],
  [/^boxing/, 12, 26],
  [/^(?:saint sylvestre|st sylvestre|new year s eve|reveillon)/, 12, 31],
  [/^(?:jour de l an|nouvel an|an neuf|new year)/, 1, 1],
  [/^epiphanie/, 1, 6],
  [/^chandeleur/, 2, 2],
  [/^(?:saint|st) valentin|^valentine/, 2, 14],
  [/^fete du travail/, 5, 1],
  [/^(?:saint|st) jean/, 6, 24],
  [/^fete de la musique/, 6, 21],
  [/^fete nationale|^bastille/, 7, 14],
  [/^assomption/, 8, 15],
  [/^(?:saint|st) michel/, 9, 29],
  [/^halloween/, 10, 31],
  [/^toussaint|^all saints/, 11, 1],
  [/^armistice|^(?:saint|st) martin/, 11, 11],
  [/^(?:sainte|ste) catherine/, 11, 25],
  [/^(?:sainte|ste) barbe/, 12, 4],
  [/^(?:saint|st) nicolas/, 12, 6],
  [/^(?:sainte|ste) luce/, 12, 13],
];
/** Days after Easter Sunday. */
const MOVABLE: readonly (readonly [RegExp, number])[] = [
  [/^lundi de paques|^easter monday/, 1],
  [/^vendredi saint|^good friday/, -2],
  [/^mardi gras/, -47],
  [/^paques|^easter/, 0],
  [/^ascension/, 39],
  [/^lundi de pentecote/, 50],
  [/^pentecote|^whitsun/, 49],
];

const NAMES =
  "christmas eve|christmas(?: day)?|xmas|boxing day|new year['’]s eve|new year(?:['’]?s)?(?: day)?|valentine['’]s(?: day)?|bastille day|halloween|all saints(?:['’]? day)?|easter(?: monday)?|good friday|whitsun|r[ée]veillon(?: de no[ëe]l)?|no[ëe]l|f[êe]tes(?! (?:de |d['’]))|jour de l['’]an|nouvel an|an neuf|[ée]piphanie|chandeleur|(?:sainte?|ste?)[- ](?:sylvestre|valentin|jean|michel|martin|catherine|barbe|nicolas|luce)(?![- ]\\p{Lu})|f[êe]te (?:du travail|nationale|de la musique)|assomption|toussaint|armistice|(?:lundi de )?p[âa]ques|vendredi saint|mardi gras|ascension|(?:lundi de )?pentec[ôo]te";
const TIME_WORDS =
  "avant|pour|d['’]ici(?: [àa])?|[àa]|apr[èe]s|d[èe]s|jusqu['’][àa]|vers|la veille (?:de|d['’]|du)|le lendemain (?:de|d['’]|du)|le jour de|by|before|after|on|until|at";

export const FEASTS: readonly DateReader[] = [
  {
    pattern: "\\bentre no[ëe]l et (?:le )?(?:jour de l['’]an|nouvel an|premier de l['’]an)|\\bbetween christmas and new year",
    read: (_, on) => {
      const last = dayOf(Number(on.slice(0, 4)), 12, 31);
      return last === null ? null : period(addDays(last, -5), last);
    },
  },
  {
    pattern: `(?<!\\p{L})(${TIME_WORDS}) ?(?:la |le |les |l['’]|the )?(${NAMES})(?!\\p{L})`,
    read: ([, when, name], on, toward) => besides(when ?? '', fold(name ?? '').replace(/[-'’]/g, ' '), on, toward),
  },
];

function besides(when: string, name: string, on: IsoDate, toward: 'future' | 'past'): Meant | null {
  const word = fold(when);
  if (/^(?:apres|after)/.test(word) && /^(?:noel|fetes|christmas|nouvel an|new year|jour de l an)/.test(name))
    return period(on, dayOf(Number(on.slice(0, 4)) + (on.slice(5) > '01-05' ? 1 : 0), 1, 5) ?? on);
  const feast = dayOfFeast(name, on, toward);
  if (feast === null) return null;
  if (/^la veille/.test(word)) return firm(addDays(feast, -1));
  return firm(/^(?:apres|after|le lendemain)/.test(word) ? addDays(feast, 1) : feast);
}

function dayOfFeast(name: string, on: IsoDate, toward: 'future' | 'past'): IsoDate | null {
  const [, month, day] = FIXED.find(([named]) => named.test(name)) ?? [];
  const [, after] = MOVABLE.find(([named]) => named.test(name)) ?? [];
  const year = Number(on.slice(0, 4));
  const near = [year - 1, year, year + 1]
    .map((one) => (after === undefined ? dayOf(one, month ?? 0, day ?? 0) : addDays(easter(one), after)))
    .filter((one) => one !== null);
  return (toward === 'past' ? near.filter((one) => one <= on).at(-1) : near.find((one) => one >= on)) ?? null;
}

/** Easter Sunday, Gregorian; the anonymous algorithm (J. Meeus, Astronomical Algorithms, ch. 8). */
function easter(year: number): IsoDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const n = h + l - 7 * m;
  const month = Math.floor((n + 90) / 25);
  return `${year}-${String(month).padStart(2, '0')}-${String((n + 33 * month + 19) % 32).padStart(2, '0')}` as IsoDate;
}
