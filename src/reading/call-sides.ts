/** Who said what on the phone: what the member tells of their own words is not the debtor's. */
import { alarmIn } from '../claim/alarm.ts';
import type { IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { dayGrantedIn } from './day-granted.ts';
import type { CallHeard } from './member-reading.ts';
import type { Phrases } from './phrases.ts';
import { readStatements } from './statements.ts';

/** « je lui ai dit que… », « on attendra », « Hélène lui a accordé », « I told him », as far as the debtor speaks again: « …, il paie », « … et elle rappelle ». */
const SAID =
  'dit|repondu|indique|confirme|explique|propose|accorde|laisse|donne|promis|demande|accepte|consenti|precise|prevenu|assure';
const BY_US = new RegExp(
  `\\b(?:(?:lui|leur) (?:ai|a|avons|ont|avait) (?:bien |donc |deja |aussi )?(?:rappele|${SAID})|(?:j'ai|nous avons|on a|l'ai|l'avons) (?:bien |donc |deja |aussi )?(?:${SAID})|(?:je|on|nous) (?:ne |n'|lui |leur |les? |la )*(?:attend|patient|accord|laiss|accept|propos|donn|suspen|report)\\w*|(?:i|we)(?: have|'ve)? (?:told|gave|given|said|offered|agreed|granted|let|promised|accepted)|(?:i|we)(?: wi|')ll (?:wait|hold)).*?(?=[.:;!?]|, ?(?:et |mais |puis |donc |alors |and |but )?(?:il|elle|ils|elles|he|she|they)\\b| (?:et|mais|puis|donc|alors|and|but) (?:il|elle|ils|elles|he|she|they)\\b|$)`,
  'g',
);
const GRANTS = /\b(?:attend|patient|accord|laiss|delai|jusqu|ok\b|report|suspen|wait|until|till\b|gave|given)/;
const NEGATED = /\b(?:ne|pas|plus|jamais|refus\w*|not|never)\b|\bn'|n't\b/;

/** The member's own words, and the account without them. */
export function sidesOf(account: string): { readonly ours: readonly string[]; readonly theirs: string } {
  const flat = account.replace(/\s*\n\s*/g, '. ').replace(/\s+/g, ' ');
  const found = [...fold(flat).matchAll(BY_US)].map(({ index, 0: said }) => flat.slice(index, index + said.length));
  return { ours: found, theirs: found.reduce((rest, said) => rest.replace(said, ' '), flat) };
}

/** What an account of a call amounts to; what always goes to a partner is heard whoever said it. */
export function heardInCall(account: string, writtenOn: IsoDate, phrases: Phrases): CallHeard {
  const { ours, theirs } = sidesOf(account);
  const whole = readStatements(account, writtenOn, phrases);
  const read = ours.length === 0 || alarmIn(whole) !== null ? whole : readStatements(theirs, writtenOn, phrases);
  const granted = ours.filter((said) => GRANTS.test(fold(said)) && !NEGATED.test(fold(said))).join('. ');
  return { ...read, granted: dayGrantedIn(granted, writtenOn), weSpoke: ours.length > 0 };
}
