/** A member's account of a phone call: with whom, when, how it ended. */
import type { IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { datesIn } from './dates.ts';
import type { CallNote, CallOutcome } from './member-reading.ts';
import { claimReferenceIn } from './member-request.ts';

const CALLED =
  /\b(?:appel(?!le[rz]? (?:le|la|m\.|mme))(?:e|ee|s)?\b|(?:j'ai|ai|on a|avons) (?:eu|appele|joint|contacte|rappele)|eu (?:au|par) (?:tel|telephone)|(?:au|par) (?:tel|telephone)\b|telephone|tel\b|coup de fil|m'a (?:rappele|appele|telephone)|(?:a|nous a) (?:rappele|appele|telephone)|rappele|cr (?:d')?appel|echange telephonique|messagerie|repondeur|ne decroche|decroche pas|conversation telephonique|joint ce)\b/;
const INBOUND =
  /\b(?:m'a|nous a|a) (?:rappele|appele|telephone|contacte)\b|\b(?:appel|coup de fil) (?:entrant|recu|de (?:m\.|mme|monsieur|madame))|\brecu un (?:appel|coup de fil)/;
const NO_ANSWER =
  /\b(?:ne (?:re|de)pond(?:s|ent)? pas|sans reponse|pas de reponse|(?:ca )?ne decroche|decroche pas|injoignable|ca sonne|tentatives?|occupe)\b/;
const VOICEMAIL = /\b(?:messagerie|repondeur|boite vocale|laisse un message|message (?:vocal|laisse))\b/;
const DISPUTE =
  /\b(?:contest\w+|conteste|soutient|litige|pas d'accord|desaccord|mal (?:fait|faite|execute\w*)|ratee?|malfacons?|defaut|jamais (?:recu|livre|commande)|non conforme|expert)\b/;
const REFUSED = /\b(?:refuse|ne (?:paiera|payera|veut|reglera)\b.{0,20}(?:pas|rien)?|ne compte pas|pas question|paiera pas)\b/;
const CALLBACK = /\b(?:rappel(?:er|le|lera|lons|ler)\w*|me rappelle|doit (?:me |nous )?rappeler|reparler|recontacter)\b/;
const COMMITS =
  /\b(?:s'engage|verse(?:ra)?|regle(?:ra)?|paie(?:ra)?|paye(?:ra)?|va (?:payer|regler|verser|virer|faire)|vire(?:ra)?|promet|fera? (?:un |le )?virement|envoie (?:un |le )?cheque|enverra (?:un |le )?cheque|ok pour|d'accord pour|solde(?:ra)?|fait le virement)\b/;
const PERSON = /\b((?:M\.|Mr|Mme|Mlle|Monsieur|Madame|Me|Maître|Dr)\s+\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)?)/u;

/** null when no call is told. */
export function readCallNote(subject: string, words: string, writtenOn: IsoDate): CallNote | null {
  const text = `${subject}\n${words}`;
  const folded = fold(text);
  if (!CALLED.test(folded) && !NO_ANSWER.test(folded)) return null;
  const outcome = outcomeOf(fold(words) || folded);
  const told = words.replace(/\b\d{1,2}\s?h(?:\d{2})?\b/g, ' ');
  const days = datesIn(told, writtenOn);
  const future = days.filter((day) => day.date > writtenOn);
  return {
    claimReference: claimReferenceIn(text),
    callDate: callDay(told, writtenOn),
    interlocutor: PERSON.exec(words)?.[1] ?? PERSON.exec(subject)?.[1] ?? null,
    outcome,
    amountCents: outcome === 'commitment' ? (amountsIn(words)[0]?.cents ?? null) : null,
    promiseDate: outcome === 'commitment' ? (future[0]?.date ?? null) : null,
    callbackDate: outcome === 'callback' ? (future[0]?.date ?? null) : null,
    direction: INBOUND.test(folded) ? 'inbound' : 'outbound',
    account: words.trim() === '' ? subject : words.trim(),
  };
}

function outcomeOf(text: string): CallOutcome {
  if (VOICEMAIL.test(text)) return 'voicemail';
  if (NO_ANSWER.test(text)) return 'no-answer';
  if (DISPUTE.test(text)) return 'dispute';
  if (REFUSED.test(text)) return 'refused';
  if (COMMITS.test(text)) return 'commitment';
  return CALLBACK.test(text) ? 'callback' : 'info';
}

/** The day of the call: « hier », « ce matin », a past date; else the day it was written. */
function callDay(text: string, writtenOn: IsoDate): IsoDate {
  const opening = text.slice(0, 160);
  const past = datesIn(opening, writtenOn, 'past').find(
    (day) => day.date <= writtenOn && /hier|avant|dernier|ce (?:matin|jour|midi|soir)|aujourd|^\s*le\b/i.test(day.quote),
  );
  if (past === undefined) return writtenOn;
  return /^\s*le\b/i.test(past.quote) && !CALLED.test(fold(opening.slice(0, past.at + past.quote.length + 20)))
    ? writtenOn
    : past.date;
}
