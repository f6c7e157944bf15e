/** What was promised or paid: the sums, the days, the schedule, from the debtor's own words. */
import { addDays, type IsoDate } from '../law/calendar.ts';
import type { Cents } from '../law/money.ts';
import { sharesIn } from './amounts.ts';
import { sumsIn } from './bare-sums.ts';
import type { Clause } from './clauses.ts';
import type { FoundDate } from './dates.ts';
import { AT_ONCE, futureDates, isOfAnEvent, justBefore, tellsOfThePast } from './day-ahead.ts';
import { occurrences } from './occurrences.ts';
import type { Paid, PromisedPayment } from './reading.ts';
import { scheduleIn, timesIn, totalOf } from './schedule.ts';
import { tenseOf } from './tense.ts';

/** The day stands in the promise, else in a clause near by; null when none is said: that is no promise. */
export function promiseFrom(
  promises: readonly Clause[],
  near: readonly Clause[],
  writtenOn: IsoDate,
  paid: Paid | null,
): PromisedPayment | null {
  const dated = promises.filter((clause) => namesItsDay(clause, writtenOn));
  const main = dated[0] ?? promises[0];
  if (main === undefined) return null;
  const others = near.filter((clause) => !promises.includes(clause) && !clause.reported && mayDate(clause, writtenOn));
  const withDay = dated[0] ?? closest(others, main, (clause) => namesItsDay(clause, writtenOn));
  if (withDay === undefined) return null;
  const before = sumJustAfter(main, near, writtenOn) ?? sumJustBefore(main, near, writtenOn);
  const schedule = [promises, spokenOnFrom(promises, near, writtenOn), announcedBy(main, promises, near), [withDay]]
    .map((some) => scheduleIn(quotesOf(some), writtenOn, before))
    .find((found) => found !== null);
  if (schedule !== undefined && schedule !== null)
    return { amountCents: totalOf(schedule), date: schedule[0]?.date ?? null, instalments: schedule };
  return {
    amountCents: amountOf({ main, withDay, promises, before, paid, writtenOn }),
    date: dayOfPaying(main, withDay, writtenOn),
    instalments: null,
  };
}

/** « Quand il me paye je vous paye tout de suite » names none. */
function namesItsDay({ quote, conditional }: Clause, writtenOn: IsoDate): boolean {
  return futureDates(quote, writtenOn).some((day) => !(conditional && AT_ONCE.test(day.quote)));
}

/** Nobody tells of a payment in more clauses; a bound keeps hostile mails quick to read. */
const MOST_CLAUSES = 24;

export const quotesOf = (clauses: readonly Clause[]): string =>
  clauses
    .slice(0, MOST_CLAUSES)
    .map((clause) => clause.quote)
    .join('\n');

function closest(clauses: readonly Clause[], to: Clause, has: (clause: Clause) => boolean): Clause | undefined {
  const distance = (clause: Clause) => Math.abs(clause.at - to.at);
  return clauses.filter(has).sort((one, other) => distance(one) - distance(other))[0];
}

const LATEST = /(?:au plus tard|avant|d['’]ici|dernier d[ée]lai|by|latest|jusqu['’]au?|et)\s*(?:à\s*|le\s*|la\s*)*$/iu;

/** « après les fêtes, mettons le 8 janvier ». */
const RESTATED = /(?:mettons|disons|plut[oô]t|c['’]est[- ][àa][- ]dire|soit|let['’]s say)\s*(?:pour\s*|le\s*|au\s*)*$/iu;

/** Where the day before it is that of something awaited: « je touche ma paie le neuf », "she is back on Monday". */
const AWAITED =
  /(?:rentr|revien|retour|touch|re[çc]oi|tomb|(?<!(?:je|j|vous|te|vs|nous|on)\s?)(?:pay[ée]e?\b|paie\b)|salaire|pension|prime|back|sign)\p{L}*(?:\s+\p{L}+){0,2}\s*$/iu;

/** The first day said, a firm one before a stretch; « entre le 10 et le 15 » and « lundi, au plus tard mercredi » mean the last. */
function dayMeant(text: string, writtenOn: IsoDate): IsoDate | null {
  const all = futureDates(text, writtenOn);
  const others = all.filter((day) => !AWAITED.test(justBefore(text, day.at)));
  const days = others.length > 0 ? others : all;
  const latest = days.slice(1).find((day) => LATEST.test(justBefore(text, day.at)) || LATEST.test(day.quote.slice(0, 12)));
  const between = /\bentre\b|\bbetween\b/iu.test(text);
  const isLimit = latest !== undefined && (between || /plus tard|latest|d[ée]lai/iu.test(text));
  const restated = days.slice(1).find((day) => RESTATED.test(justBefore(text, day.at)));
  if (restated !== undefined) return restated.date;
  const within = days
    .slice(1)
    .find(
      (day) => day.firmness === 'firm' && days[0]?.from !== undefined && day.date <= days[0].date && day.date >= days[0].from,
    );
  const told = toldAfterAnother(text, days);
  return (isLimit ? latest : (told ?? within ?? days[0]))?.date ?? null;
}

/** « On fait les comptes samedi et je vous règle dimanche »: the day said in one breath with the verb of paying. */
function toldAfterAnother(text: string, days: readonly FoundDate[]): FoundDate | undefined {
  const verb = lastVerb(text);
  if (verb <= (days[0]?.at ?? 0)) return undefined;
  return days.find(({ at }) => at > verb && !/[,;]|\b(?:et|puis|moiti[ée]|reste|and)(?!\p{L})/iu.test(text.slice(verb, at)));
}

/** « je serai payé le 5, je vous vire tout le jour même », « le lendemain ». */
function dayOfPaying(main: Clause, withDay: Clause, writtenOn: IsoDate): IsoDate | null {
  const day = dayMeant(withDay.quote, writtenOn);
  if (day === null || main === withDay) return day;
  const later = /\ble surlendemain\b/.test(main.folded)
    ? 2
    : /\b(?:le lendemain|the (?:next|following) day|the day after)\b/.test(main.folded)
      ? 1
      : 0;
  return addDays(day, later);
}

/** « Trois virements de 500 : le 30/09, le 30/10 puis le 30/11 »: the clause before says how many. */
function announcedBy(main: Clause, promises: readonly Clause[], near: readonly Clause[]): readonly Clause[] {
  const before = near[near.indexOf(main) - 1];
  return before === undefined || timesIn(before.quote) === null ? promises : [before, ...promises];
}

/** « 3 chèques de 220, vous encaissez un le 15 octobre, un le 15 novembre »: the clauses after it that go on with days. */
function spokenOnFrom(promises: readonly Clause[], near: readonly Clause[], writtenOn: IsoDate): readonly Clause[] {
  const last = near.indexOf(promises.at(-1) as Clause);
  const after = near.slice(last + 1);
  const end = after.findIndex((clause) => clause.reported || futureDates(clause.quote, writtenOn).length === 0);
  return last === -1 ? promises : [...promises, ...after.slice(0, end === -1 ? after.length : end)];
}

/** A day that something else happens on, or happened on, is no day of paying. */
function mayDate(clause: Clause, writtenOn: IsoDate): boolean {
  return !isOfAnEvent(clause) && !tellsOfThePast(clause, writtenOn);
}

type Hoped = {
  readonly main: Clause;
  readonly withDay: Clause;
  readonly promises: readonly Clause[];
  readonly before: Cents | null;
  readonly paid: Paid | null;
  readonly writtenOn: IsoDate;
};

const AS_MUCH =
  /\b(?:la meme chose|idem|identique|pareil|autant|la meme somme|(?:de |le |d un )?meme montant|montant (?:identique|equivalent)|the same|(?:la (?:seconde|deuxieme)|l autre)(?: moitie)?)\b/;

function amountOf({ main, withDay, promises, before, paid, writtenOn }: Hoped): Cents | null {
  const sumOf = (clause: Clause) => sumTold(clause, writtenOn);
  const own = sumOf(main);
  if (own !== null) return own;
  if (AS_MUCH.test(main.folded)) return paid?.amountCents ?? null;
  if (sharesIn(main.quote).length > 0) return null;
  const said = [withDay, ...promises].map(sumOf).find((sum) => sum !== null);
  return said ?? before;
}

const PAYS_HERE =
  /(?<!\p{L})(?:je|nous|on|j['’]?|i)\s*(?:(?:vous|vs|te|lui|leur|le|la|les|l['’]|en|ai|avons|a|ai d[ée]j[àa]|d[ée]j[àa]|bien|will|can|have)\s*)*(?:pa[iy]|r[éeè]gl|vir|vers|donn|rem[ie]|d[ée]pos|envo|apport|transf|fer|fai|mets|mett|pay|sen[dt]|transfer)\p{L}*/giu;

const lastVerb = (text: string): number => [...occurrences(PAYS_HERE, text)].at(-1)?.index ?? -1;

/** « 500 sont partis ce matin ». */
const LEAVES = /^\s*(?:€|euros?)?\s*(?:sont|est|ont [ée]t[ée]|a [ée]t[ée]|seront|sera|partent|part|partiront|partira) /iu;

/** Where a clause names several sums, the one said after its verb of paying: « j'ai une voiture qui part à 3000, je vous donne les 750 »; else the first. */
export function sumTold({ quote }: Clause, writtenOn: IsoDate): Cents | null {
  const sums = sumsIn(quote, writtenOn);
  const from = sums.length > 1 ? lastVerb(quote) : 0;
  const subject = sums.length > 1 ? sums.find((sum) => LEAVES.test(quote.slice(sum.at + sum.quote.length))) : undefined;
  return (subject ?? sums.find(({ at }) => at > from) ?? sums[0])?.cents ?? null;
}

const OF_THE_PURSE =
  /\b(?:sur (?:mon|notre|le) compte|(?:me|nous) reste|(?:je|nous|on|i) (?:gagn|touch|percev|percoi|ai pour vivre|earn)\w*|(?:verse|donne) \d)\b/;
const OF_THE_DEBT = /\b(?:factur\w*|depense|note|montant|somme|du|creance|honoraires|solde|dette|invoice|bill)\b/;

/** « La réparation, rien à dire, 740 €, le chèque part samedi »: the only sum of the clause before, of which nothing else is said. */
function sumJustBefore(main: Clause, near: readonly Clause[], writtenOn: IsoDate): Cents | null {
  const before = near[near.indexOf(main) - 1];
  if (
    before === undefined ||
    before.reported ||
    (before.question && !SUM_ASKED.test(before.folded)) ||
    OF_THE_PURSE.test(before.folded)
  )
    return null;
  if (tenseOf(before.folded) === 'past' && !OF_THE_DEBT.test(before.folded)) return null;
  const sums = sumsIn(before.quote, writtenOn);
  return sums.length === 1 ? (sums[0]?.cents ?? null) : null;
}

export const MOST_WORDS_OF_A_SUM = 5;

/** « 3 200 € c'est ça ? » */
const SUM_ASKED = /\d(?: €)? (?:c est|ca fait|on est|right|is that)\b/;

/** « C'est bien 212 euros ? » */
const SUM_CHECKED =
  /^(?:c est (?:bien )?|ca fait (?:bien )?|(?:on est|nous sommes) (?:bien )?(?:a|sur) |il s agit (?:bien )?de |soit |that s |it s )\d/;

/** « C'est noté pour mercredi : 310 € »: what stands after the colon is a sum and little else. */
export function sumJustAfter(main: Clause, near: readonly Clause[], writtenOn: IsoDate): Cents | null {
  const after = near[near.indexOf(main) + 1];
  if (after === undefined || after.negated) return null;
  if (!SUM_CHECKED.test(after.folded) && after.folded.split(' ').length > MOST_WORDS_OF_A_SUM) return null;
  const sums = sumsIn(after.quote, writtenOn);
  return sums.length === 1 ? (sums[0]?.cents ?? null) : null;
}
