/** What we do when a member tells that a formal notice reached the debtor, or came back unclaimed: from that day it counts (R-09, L-08). */
import { frenchDate, type IsoDate } from '../law/calendar.ts';
import type { ClaimEvent } from './claim-events.ts';
import type { ClaimLetter } from './claim-letters.ts';
import { receipt } from './decide-on-payment.ts';
import type { Asking } from './decide-on-request.ts';
import { type Decision, NO_DECISION } from './decision.ts';
import { isFormalNotice } from './formal-notice.ts';
import type { Situation } from './situation.ts';

export function decideOnServed(situation: Situation, asking: Asking): Decision {
  const { claim, today: on } = situation;
  const { by, mail, request, files = [] } = asking;
  const unclaimed = request.action === 'notice-unclaimed';
  const letter = claim.letters.findLast((one) => one.state === 'posted' && isFormalNotice(one)) ?? null;
  const receivedOn = request.until;
  const hindered = whyNot(situation, letter, receivedOn, unclaimed);
  if (letter === null || receivedOn === null || hindered !== null) return told(asking, hindered ?? NONE_POSTED);
  const { number } = letter;
  const served: ClaimEvent = {
    kind: 'FormalNoticeServed',
    on,
    number,
    receivedOn,
    by: by.address,
    mail,
    ...(unclaimed ? { unclaimed } : {}),
  };
  const what = unclaimed ? 'pli revenu non réclamé' : 'avis de réception de la mise en demeure';
  const exhibits = files.map(
    ({ name, sha256 }): ClaimEvent => ({ kind: 'ExhibitFiled', on, mail, what: `${what} : ${name}`, sha256 }),
  );
  const filed = files.length === 0 ? NO_SCAN : 'L’avis joint est versé au dossier.';
  const fact = unclaimed
    ? `Mise en demeure présentée le ${frenchDate(receivedOn)} et revenue non réclamée : elle vaut à compter de ce jour (Cass. 1re civ., 20 janvier 2021, n° 19-20.680).`
    : `Mise en demeure reçue le ${frenchDate(receivedOn)} : c’est consigné.`;
  return { ...told(asking, `${fact} ${interest(situation)}${filed}`), claimEvents: [served, ...exhibits] };
}

const NONE_POSTED = 'Aucune mise en demeure n’est partie dans ce dossier : rien n’a changé.';
const NO_SCAN = 'Renvoyez-moi l’avis numérisé, avec la même phrase : il sera versé au dossier.';

/** A trader's penalties run by themselves; anybody else's interest starts with the notice (L-05, L-39). */
function interest({ debtor }: Situation): string {
  const runsAlready = debtor.kind === 'professional' || debtor.kind === 'public';
  return runsAlready ? '' : 'Les intérêts au taux légal courent à compter de ce jour. ';
}

function whyNot(
  { claim, today }: Situation,
  letter: ClaimLetter | null,
  receivedOn: IsoDate | null,
  unclaimed: boolean,
): string | null {
  if (letter === null) return NONE_POSTED;
  const postedOn = letter.postedOn ?? letter.draftedOn;
  if (receivedOn === null) {
    return unclaimed
      ? 'Il me manque le jour de la première présentation, porté sur l’avis : « revenu non réclamé, présenté le 04/11 ». Rien n’a changé.'
      : 'Il me manque le jour de réception, porté sur l’avis : « AR reçu le 12/11 ». Rien n’a changé.';
  }
  if (receivedOn < postedOn || receivedOn > today)
    return `Le ${frenchDate(receivedOn)} ne convient pas : la mise en demeure est partie le ${frenchDate(postedOn)}. Rien n’a changé.`;
  return claim.formalNoticeReceivedOn !== null && claim.formalNoticeReceivedOn <= receivedOn
    ? `La réception d’une mise en demeure est déjà consignée, au ${frenchDate(claim.formalNoticeReceivedOn)}. Rien n’a changé.`
    : null;
}

function told({ by, quote }: Asking, done: string): Decision {
  return { ...NO_DECISION, notices: [receipt(by.address, `« ${quote.slice(0, 120)} »`, done)] };
}
