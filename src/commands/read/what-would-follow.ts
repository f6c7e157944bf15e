/** What the daemon would do with a mail, told without any history: the consequence of its words, and why. */
import { CONSEQUENCES, type Consequence } from '../../claim/consequences.ts';
import { LETTER_IN_FRENCH, reasonInFrench, STOP_IN_FRENCH } from '../../claim/in-french.ts';
import { assertNever } from '../../law/brand.ts';
import type { Intent, Reading } from '../../reading/reading.ts';

/** French sentences, the decisive one first. */
export function whatWouldFollow(reading: Reading): readonly string[] {
  switch (reading.kind) {
    case 'reply':
    case 'correspondence':
      return onWords(reading);
    case 'answer':
      return [ANSWERED[reading.answer?.decision ?? 'unclear']];
    case 'bounce':
      return [
        reading.bounce?.permanent
          ? 'L’adresse serait tenue pour hors d’usage, plus rien n’y partirait, et le cabinet en donnerait une autre.'
          : 'Rien ne changerait encore : cet échec peut être passager ; il serait versé au dossier.',
      ];
    case 'automatic':
      return ['Versé au dossier ; les relances attendraient le retour annoncé, s’il y en a un. Aucune réponse ne partirait.'];
    case 'call':
      return ['L’appel serait noté au dossier, et une confirmation écrite préparée pour le débiteur, si le cabinet la souhaite.'];
    case 'payment':
      return ['Dit par un associé prouvé, le paiement serait compté ; dit par un collaborateur, il attendrait une confirmation.'];
    case 'new-claim':
      return ['Une créance serait ouverte, et ce qui manque demandé en une fois ; rien ne partirait avant.'];
    case 'request':
      return ['La demande serait exécutée si son auteur y est habilité et prouvé, et un reçu lui dirait ce qui a été fait.'];
    case 'self':
      return ['Rien : Amiable reconnaît son propre message.'];
    case 'unrelated':
      return ['Mis de côté, et montré dans le résumé du jour.'];
    default:
      return assertNever(reading.kind);
  }
}

const ANSWERED = {
  approve: 'Venant d’un associé prouvé, le courrier partirait tel qu’il a été montré.',
  reject: 'Le projet serait retiré, et rien ne partirait.',
  edit: 'Un nouveau projet serait préparé avec ce texte, et montré avant de partir.',
  hold: 'Le projet attendrait jusqu’au jour dit.',
  unclear: 'Rien ne partirait : la réponse n’est pas claire, et une question serait posée.',
} as const;

function onWords(reading: Reading): readonly string[] {
  const { intents, escalate, because } = reading;
  if (escalate) {
    const why = because.length === 0 ? 'la réponse n’est pas comprise avec certitude' : because.map(reasonInFrench).join(', ');
    const follows = restrictive(intents).map((intent) => inFrench(CONSEQUENCES[intent]));
    return [`Un associé décide, et rien ne part avant lui, parce que : ${why}.`, ...new Set(follows)];
  }
  const primary = intents[0];
  if (primary === undefined) return ['Rien n’y est dit de la créance : versé au dossier, sans suite.'];
  return [`${inFrench(CONSEQUENCES[primary])} Parce que : ${reasonInFrench(primary)}.`];
}

function restrictive(intents: readonly Intent[]): readonly Intent[] {
  return intents.filter((intent) => ['stop-debtor', 'escalate', 'stop-and-ask'].includes(CONSEQUENCES[intent].does));
}

function inFrench(consequence: Consequence): string {
  switch (consequence.does) {
    case 'stop-debtor':
      return `Tout courrier à ce débiteur s’arrête (${STOP_IN_FRENCH[consequence.because]}).`;
    case 'escalate':
      return consequence.freezes ? 'Les relances s’arrêtent et les sommes contestées sont gelées.' : 'Les relances s’arrêtent.';
    case 'promise':
      return `Les relances attendent le jour promis, et le débiteur reçoit une ${LETTER_IN_FRENCH['promise-confirmed']}.`;
    case 'check-payment':
      return 'Les relances attendent, le cabinet vérifie son compte, et le débiteur en est averti.';
    case 'plan':
      return 'Un échéancier est proposé s’il tient dans ce que le cabinet accorde ; sinon un associé décide.';
    case 'ask-debtor':
      return `Les relances attendent, et le débiteur reçoit une ${LETTER_IN_FRENCH[consequence.letter]}.`;
    case 'ask-staff':
      return 'Les relances attendent, et le cabinet est prié de répondre à la demande.';
    case 'stop-and-ask':
      return `Plus rien ne part à cette adresse (${STOP_IN_FRENCH[consequence.because]}), et le cabinet est interrogé.`;
    case 'confirm-call':
      return 'La confirmation est versée au dossier, avec ses mots.';
    case 'record-only':
      return 'Versé au dossier, sans autre suite.';
    case 'set-aside':
      return 'Mis de côté, et montré dans le résumé du jour.';
    default:
      return assertNever(consequence);
  }
}
