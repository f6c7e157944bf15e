/** The date a mail client writes into a header block, in the seven languages we meet. */
import { isIsoDate, parisInstant } from '../law/calendar.ts';

/** By the first letters, accents folded; French and German January share none of the others' beginnings. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen'],
  ['fev', 'feb'],
  ['mar', 'maa'],
  ['avr', 'apr', 'abr'],
  ['mai', 'may', 'mag', 'mei'],
  ['juin', 'jun', 'giu'],
  ['juil', 'jul', 'lug'],
  ['aou', 'aug', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'dic'],
];

/** ISO instant where an hour is given (Paris unless an offset says otherwise), ISO day without one, null when no date is there. */
export function headerDate(written: string): string | null {
  const text = written
    .slice(0, 120)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .toLowerCase();
  const day = dayIn(text);
  if (day === null || !isIsoDate(day)) return null;
  const time = timeIn(text);
  if (time === null) return day;
  const offset = offsetIn(text);
  const minute =
    offset === null ? parisInstant(day, time.minute).getTime() : Date.parse(`${day}T${time.minute}Z`) - offset * 60_000;
  return new Date(minute + time.seconds * 1000).toISOString();
}

function dayIn(text: string): string | null {
  const iso = /\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})\b/.exec(text);
  if (iso !== null) return day(iso[1]!, Number(iso[2]), iso[3]!);
  const named = /\b(\d{1,2})(?:er|st|nd|rd|th|\.)?(?: de| of)? ([a-z]{3,10})\.?,?(?: de| del)? (\d{4}|\d{2})\b/.exec(text);
  if (named !== null && monthOf(named[2]!) > 0) return day(named[3]!, monthOf(named[2]!), named[1]!);
  const american = /\b([a-z]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/.exec(text);
  if (american !== null && monthOf(american[1]!) > 0) return day(american[3]!, monthOf(american[1]!), american[2]!);
  const figures = /\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b/.exec(text);
  if (figures === null) return null;
  const monthFirst = Number(figures[2]) > 12 || /\d ?[ap]\.?m\b/.test(text);
  return monthFirst ? day(figures[3]!, Number(figures[1]), figures[2]!) : day(figures[3]!, Number(figures[2]), figures[1]!);
}

function day(year: string, month: number, date: string): string {
  return `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** 1 to 12, 0 when the word is no month. */
export function monthOf(word: string): number {
  return MONTHS.findIndex((starts) => starts.some((start) => word.startsWith(start))) + 1;
}

/** `minute` is hh:mm of a day of 24 hours. */
function timeIn(text: string): { readonly minute: string; readonly seconds: number } | null {
  const found = /\b(\d{1,2}) ?(?:[:h]|\.(?=\d{2}\b(?!\.))) ?(\d{2})(?::([0-5]\d))?(?: ?([ap])\.?m\b)?/.exec(
    text.replace(/\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/, ' '),
  );
  if (found === null) return null;
  const hour = (Number(found[1]) % (found[4] === undefined ? 24 : 12)) + (found[4] === 'p' ? 12 : 0);
  if (Number(found[1]) > 24 || Number(found[2]) > 59) return null;
  return { minute: `${String(hour).padStart(2, '0')}:${found[2]}`, seconds: Number(found[3] ?? 0) };
}

/** Minutes east of Greenwich; null when the text names none. */
function offsetIn(text: string): number | null {
  const found = /(?:gmt|utc|\s)\s?([+-])(\d{1,2}):?(\d{2})?(?!\d)/.exec(text);
  if (found !== null) return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0));
  if (/\b(?:bst|west)\b/.test(text)) return 60;
  return /\b(?:gmt|utc|wet)\b|\dz\b/.test(text) ? 0 : null;
}
