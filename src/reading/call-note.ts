/** A member's account of a phone call: with whom, when, how it ended. */
import type { IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { sidesOf } from './call-sides.ts';
import { datesIn } from './dates.ts';
import type { CallNote, CallOutcome } from './member-reading.ts';
import { claimReferenceIn } from './member-request.ts';

/** A call told as past, or named as a note of one; « cour d'appel », « appel de fonds » and a mere telephone number tell none. */
const CALLED =
  /(?:^|[\n.:;,(] ?)(?:appelee?s?|appels?(?! (?:de fonds|d'offres|a (?!(?:m\.|mr|mme|mlle|monsieur|madame|dr|la|l'))|en garantie)))\b|\b(?:j'ai|ai|on a|avons|a) (?:eu|appele|joint|contacte|rappele|telephone)\b|\b(?:eu|(?<!\bci[- ])joint) (?:m\.|mme|monsieur|madame|le|la|ce|hier|au|par)|\b(?:au|par) (?:tel|telephone)\b|\btelephonee?\b|^tel\b(?!\.? ?:? ?(?:\+|0)\d)|\b(?:m\.|mme|monsieur|madame) (?:[a-z'-]+ ){1,3}appelee?\b|coup de fil|\b(?:m'|nous |l')?a (?:rappele|appele|telephone)e?\b|\brappelee? (?:ce|hier|par)|\bcr (?:d')?appel|(?:echange|conversation|entretien|entrevue|point) telephonique|\b(?:m'|nous )a (?:rappele|appele|telephone)e?s\b|\btent(?:e|ative) de (?:le |la |les )?(?:joindre|appeler)|\bessaye? de (?:le |la |les )?(?:joindre|appeler)|\b(?:i|we) (?:called|rang|phoned|spoke)|^(?:called|rang|phoned)\b|\b(?:rang|called|phoned)(?: us| me)? back|\bon the phone|\bleft (?:a|him a|her a) (?:message|voicemail)|messagerie|repondeur|boite vocale|decroche|injoignable/;
/** « On m'a rappelé que… », « J'ai eu un rendez-vous », « avait appelé en garantie ». */
const NO_CALL =
  /\bappels? a .{0,40}\b(?:demain|a (?:faire|passer|prevoir|programmer))\b|\b(?:m'a|nous a|a|ai|j'ai) (?:rappele|appele)e?s? (?:que|qu'|en garantie)|\b(?:j'ai|on a|ai) eu (?:un |une |le |la )?(?:rendez-vous|rdv|courrier|mail|message|reponse|confirmation|copie)/g;
const INBOUND =
  /\b(?:m'a|nous a|a) (?:rappele|appele|telephone|contacte)e?s?\b(?! (?:que|qu')\b)|\b(?:rang|called|phoned)(?: us| me)? back|\b(?:rang|called|phoned) (?:us|me)\b|\b(?:appel|coup de fil) (?:entrant|recu|de (?:m\.|mme|monsieur|madame))|\brecu un (?:appel|coup de fil)/;
const NO_ANSWER =
  /\b(?:ne (?:re|de)pond(?:s|ent)? pas|sans reponse|pas de reponse|personne ne repond|(?:ca )?ne decroche|decroche pas|injoignable|en vain|sans succes|(?:pas|plus) attribue|faux numero|no answer|ca sonne|tentatives?|ligne occupee|(?:c'est|sonne) occupe)\b/;
const VOICEMAIL =
  /\b(?:messagerie|repondeur|boite vocale|laisse un message|message (?:vocal|laisse)|voicemail|left (?:a|him a|her a) message)\b/;
const DISPUTE =
  /\b(?:contest\w+|soutient|ne rien devoir|ne (?:lui |nous |vous )?doit rien|litige|pas d'accord|desaccord|mal (?:fait|faite|execute\w*)|ratee?|malfacons?|defaut|jamais (?:recu|livre|commande|signe)\w*|non conforme|expert|disputes?)\b/;
const REFUSED =
  /\b(?:refuse\b|ne (?:paiera|payera|veut|reglera|versera)\b.{0,20}(?:pas|rien|plus)|ne compte pas|pas question|(?:paiera|reglera|versera) (?:pas|rien|jamais)|will not pay|won't pay|refuses to pay)/;
/** Who says when, or whom, calls again; « il rappelle que la facture est prescrite », « il rappelle le devis » recall something. */
const WHEN_OR_WHOM =
  /$|[.,;:!?)]|(?:le|du|au) (?:\d|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lendemain|plus)|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|apres|aujourd|ce(?:t|tte)? |dans|en |fin |debut |courant |d'ici|avant|vers|des |(?:la )?semaine|plus tard|prochain|bientot|quand|lorsqu|si |s'il|pour|sans|et |ou |mais |a\s*(?:$|[.,;])|moi\b|m\. |mr |mme |mlle |monsieur |madame |maitre |dr /;
const CALLBACK = new RegExp(
  `\\b(?:(?:rappel(?:le(?:nt|r(?:ai[st]?|a|ons|ont|ez))?|er|ons|ez)|recontact(?:e(?:nt|r|rai[st]?|ra|rons|ront)?|ons|ez))(?:-(?:le|la|les|moi|nous))?(?: \\w+ment)? ?(?=${WHEN_OR_WHOM.source})|(?:re)?parler(?:a|ons|ont)? a nouveau|reparl(?:e|er|era|erons|ons)\\b|rappel telephonique\\b|(?:rdv|rendez-vous) tel(?:ephonique)? (?:est |a ete )?(?:fixe|prevu|pris|convenu)|(?:call|ring|phone)(?:ing)?(?: (?:me|us|him|her|them))? back\\b)`,
);
/** « Il rappellera vendredi pour dire quand il paiera » : what the next call is for commits to nothing yet. */
const TO_BE_TOLD = new RegExp(`${CALLBACK.source}(?:(?! et )[^.;,])*`, 'g');
/** « Il dit avoir payé » is no promise. */
const COMMITS =
  /\b(?:s'engage|(?<!\b(?:a|ai|avoir|ont|ete|deja|pas|est|etre|bien|tout)\s)(?:verse|regle|paie|paye|vire|(?<!\b(?:le|du|au|un|ce|son|leur)\s)solde)|(?:verse|regle|paie|paye|vire|solde|fe)(?:ra(?:it|ient)?|ront)|(?:ils|elles) (?:versent|reglent|paient|payent|virent|soldent)|s'engagent|promettent|(?:va|vont) (?:payer|regler|verser|virer|faire|solder)|promet|accepte de (?:payer|regler|verser|solder)|passera? (?:deposer|payer|regler)|will pay|agrees? to pay|promise[sd]? to pay|fait (?:un |le )virement|(?:envoie|enverra) (?:un |le )?cheque|virement (?:de [^.,]{1,15} )?(?:partira|part|sera fait|arrivera)|(?:sera|seront) (?:paye|regle|vire)e?s?|(?:ok|d'accord) pour)\b/;
const PERSON =
  /\b((?:M\.|Mr\.?|Mrs\.?|Ms\.?|Mme|Mlle|Monsieur|Madame|Me|Maître|Dr)\s+\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}(?!\p{Lu}*-\d)[\p{L}'’-]*)?)/u;

/** null when no call is told. */
export function readCallNote(subject: string, words: string, writtenOn: IsoDate): CallNote | null {
  const text = `${subject}\n${words}`;
  const lines = text
    .split('\n')
    .map((line) => fold(line).trim())
    .join('\n')
    .trim();
  if (!CALLED.test(lines.replace(NO_CALL, ' '))) return null;
  const told = withoutHours(words);
  const theirs = sidesOf(told).theirs;
  const outcome = outcomeOf(fold(told) || fold(subject), fold(theirs) || fold(subject));
  const committed = outcome === 'commitment' ? commitmentIn(theirs, writtenOn) : NO_COMMITMENT;
  return {
    claimReference: claimReferenceIn(text),
    callDate: callDay(told, writtenOn),
    interlocutor: PERSON.exec(words)?.[1] ?? PERSON.exec(subject)?.[1] ?? null,
    outcome,
    ...committed,
    callbackDate: outcome === 'callback' ? callbackDay(told, writtenOn) : null,
    direction: INBOUND.test(lines) ? 'inbound' : 'outbound',
    account: words.trim() === '' ? subject : words.trim(),
  };
}

/** « à 15h », « 06 12 34 56 78 » : neither a sum nor a day. White space is made single, so that folding moves nothing. */
function withoutHours(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/\b\d{1,2}\s?h(?:\d{2})?\b/g, ' ');
}

/** `theirs`: without what the member said, who promises nothing in the debtor's place. */
function outcomeOf(told: string, theirs: string): CallOutcome {
  const text = told.replace(/\b(?:ne |n')(?:\w+ )?(?:contest|discut)\w* (?:pas|plus|rien)\b/g, ' ');
  if (VOICEMAIL.test(text)) return 'voicemail';
  if (NO_ANSWER.test(text)) return 'no-answer';
  if (DISPUTE.test(text)) return 'dispute';
  if (REFUSED.test(text)) return 'refused';
  if (COMMITS.test(theirs.replace(TO_BE_TOLD, ' '))) return 'commitment';
  return CALLBACK.test(text) ? 'callback' : 'info';
}

const NO_COMMITMENT = { amountCents: null, promiseDate: null };

/** The sum and day named after the words that commit; a sum before them only where none follows. */
function commitmentIn(words: string, writtenOn: IsoDate): Pick<CallNote, 'amountCents' | 'promiseDate'> {
  const from = COMMITS.exec(fold(words))?.index ?? 0;
  const amounts = amountsIn(words);
  const days = datesIn(words, writtenOn).filter((day) => day.date > writtenOn);
  return {
    amountCents: (amounts.find((one) => one.at >= from) ?? amounts[0])?.cents ?? null,
    promiseDate: (days.find((one) => one.at >= from) ?? days[0])?.date ?? null,
  };
}

/** The day to come named after the words that tell of the next call, else any. */
function callbackDay(words: string, writtenOn: IsoDate): IsoDate | null {
  const from = CALLBACK.exec(fold(words))?.index ?? 0;
  const days = datesIn(words, writtenOn).filter((day) => day.date > writtenOn);
  return (days.find((one) => one.at >= from) ?? days[0])?.date ?? null;
}

/** « hier », « ce matin », « Appel du 10/11 », « J'ai appelé M. Riou le 10/11 » ; else the day it was written. */
function callDay(words: string, writtenOn: IsoDate): IsoDate {
  const opening = words.slice(0, 160);
  const past = datesIn(opening, writtenOn, 'past').filter((day) => day.date <= writtenOn);
  const told = past.find(({ at, quote }) => {
    const before = fold(opening.slice(0, at));
    const verb = /(?:appel\w*|\beu\b|joint\w*|telephon\w*|contact\w*|\btel\b|echange\w*|called|rang|phoned)([^.;:,]{0,30})$/.exec(
      before,
    );
    if (verb === null) return false;
    return (
      !/\b(?:qui|que|qu'\w*|il|elle|ils|on|a|va|ont|avoir|he|she|they|will)\b/.test(verb[1] ?? '') ||
      /^(?:hier|avant-hier|ce |cet |aujourd|yesterday|this |today)/i.test(quote)
    );
  });
  const near = past.find(
    ({ quote, at }) =>
      at < 60 &&
      /^(?:hier|avant-hier|ce (?:matin|jour|midi|soir)|cet apr|aujourd|yesterday|this (?:morning|afternoon)|today)|dernier$/i.test(
        quote,
      ),
  );
  return (told ?? near)?.date ?? writtenOn;
}
