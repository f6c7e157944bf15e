/** Our words for cases, in French, as members read them in mails, reports and `explain`. */
import { assertNever } from '../law/brand.ts';
import { frenchDate, frenchDayAndDate, type IsoDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import type { Intent } from '../reading/reading.ts';
import type { EscalationReason, LetterTemplate, Outcome, PauseReason } from './claim-events.ts';
import type { DebtorKind, StopReason } from './debtor.ts';
import type { Item } from './item.ts';
import { MISSING_IN_FRENCH } from './missing-in-french.ts';
import type { Quiet } from './why-quiet.ts';

export const INTENT_IN_FRENCH: Readonly<Record<Intent, string>> = {
  'insolvency-proceedings': 'procédure collective ou surendettement',
  'represented-by-counsel': 'un avocat ou une protection juridique intervient',
  'complaint-or-threat': 'plainte ou menace de plainte',
  'deceased-or-hospitalised': 'décès, maladie ou détresse',
  'data-request': 'demande relative aux données personnelles',
  'wrong-recipient': 'mauvais destinataire',
  'fraud-suspicion': 'soupçon de fraude ou coordonnées bancaires modifiées',
  'dispute-service': 'contestation de la prestation',
  'dispute-amount': 'contestation du montant',
  'dispute-existence': 'contestation de la créance',
  'set-off': 'compensation invoquée',
  'limitation-raised': 'prescription invoquée',
  refusal: 'refus de payer',
  'bad-faith-stalling': 'réponses qui ne s’accordent pas, ou sans engagement',
  'settlement-offer': 'offre de règlement partiel pour solde',
  'instalment-request': 'demande d’échéancier',
  'delay-request': 'demande de délai',
  'promise-to-pay': 'promesse de paiement',
  'partial-payment': 'paiement partiel annoncé',
  'already-paid': 'paiement annoncé comme effectué',
  'acknowledges-debt-no-date': 'dette reconnue, sans date',
  'cannot-pay': 'impossibilité de payer',
  'internal-process': 'traitement interne en cours',
  'third-party-pays': 'un tiers doit payer',
  'request-for-documents': 'demande de documents',
  'contact-change': 'changement de coordonnées',
  'phone-call-confirmation': 'confirmation de l’échange téléphonique',
  'out-of-office': 'message d’absence',
  'delivery-failure': 'courriel non remis',
  'thanks-or-ack': 'accusé de réception ou remerciement',
  'unrelated-or-spam': 'sans rapport avec un dossier',
};

const DOUBT_IN_FRENCH: Readonly<Record<Exclude<EscalationReason, Intent>, string>> = {
  'conditional-promise': 'promesse soumise à une condition',
  'negated-promise': 'promesse niée ou retirée',
  irony: 'propos peut-être ironiques',
  'payment-and-dispute': 'paiement et contestation mêlés',
  'beyond-envelope': 'délai ou échéancier au-delà de ce que le cabinet accorde d’office',
  distress: 'signes de détresse',
  'order-to-the-software': 'instructions adressées au logiciel, non exécutées',
  'call-corrected': 'le compte rendu de l’appel est contesté',
  'legal-aid-or-health': 'aide juridictionnelle ou santé',
  'not-understood': 'réponse non comprise avec certitude',
  'unread-attachment': 'pièce jointe qui n’a pas pu être lue',
  'several-messages': 'plusieurs messages transmis ensemble, dont un seul est suivi',
  'told-otherwise': 'ce message ne s’accorde pas avec ce qui a été écrit auparavant',
  'formal-notice-expired': 'le délai de la mise en demeure a expiré',
  'address-failed': 'l’adresse du débiteur ne fonctionne plus',
  'letter-refused': 'le projet de courrier a été refusé',
  'limitation-near': 'la prescription approche',
  'time-barred': 'la créance paraît prescrite',
  'plan-while-agreed': 'demande de modifier l’échéancier convenu',
  'instalment-missed': 'une échéance de l’échéancier convenu n’est pas réglée',
  'member-asked': 'à la demande d’un membre du cabinet',
};

export function reasonInFrench(reason: EscalationReason): string {
  return reason in INTENT_IN_FRENCH
    ? INTENT_IN_FRENCH[reason as Intent]
    : DOUBT_IN_FRENCH[reason as Exclude<EscalationReason, Intent>];
}

export const LETTER_IN_FRENCH: Readonly<Record<LetterTemplate, string>> = {
  'courtesy-reminder': 'rappel de courtoisie',
  'second-reminder': 'second rappel',
  'formal-notice': 'mise en demeure',
  'promise-confirmed': 'confirmation de la promesse de paiement',
  'promise-broken': 'courrier après une promesse non tenue',
  'call-confirmation': 'confirmation écrite de l’appel',
  'payment-thanks': 'remerciement pour le paiement',
  'part-payment-received': 'accusé de réception d’un paiement partiel',
  'date-asked': 'demande d’une date de règlement',
  'plan-offered': 'proposition d’échéancier',
  'plan-total-asked': 'demande d’un échéancier qui couvre la somme due',
  'plan-confirmed': 'confirmation de l’échéancier convenu',
  'plan-refused': 'refus d’un échéancier',
  'instalment-missed': 'courrier après une échéance non réglée',
  'instalment-formal-notice': 'mise en demeure de régler une échéance',
  'documents-noted': 'accusé de réception d’une demande de documents',
  'payment-being-checked': 'vérification d’un paiement annoncé',
  'wrong-recipient-apology': 'excuses pour un envoi au mauvais destinataire',
  'observations-received': 'accusé de réception des observations',
  'partner-words': 'courrier rédigé par le cabinet',
};

/** Why a letter was withdrawn before it left. */
export const WITHDRAWAL_IN_FRENCH: Readonly<Record<string, string>> = {
  'debtor-wrote': 'le débiteur a écrit entre-temps',
  edited: 'il est remplacé par un texte du cabinet',
  'other-text-wanted': 'une autre rédaction est demandée',
  'made-anew': 'il a trop attendu son accord, et est refait au jour même',
  'partner-waits': 'le cabinet préfère attendre',
  'claim-moved': 'le dossier a changé depuis sa rédaction',
  'call-logged': 'un appel a été noté au dossier',
  'payment-told': 'un paiement a été signalé',
  'member-asked': 'une pause a été demandée',
  'amount-changed': 'un montant a été corrigé',
  'address-changed': 'l’adresse du débiteur a changé',
  'facts-corrected': 'un élément du dossier est corrigé, ou dit à corriger',
  'reading-corrected': 'la lecture du message est corrigée',
  'debtor-stopped': 'les courriers à ce débiteur sont arrêtés',
  'reminders-paused': 'les rappels sont suspendus',
  'sums-changed': 'les sommes dues ont changé',
  'deadline-too-near': 'il ne restait pas cinq jours ouvrés avant la date indiquée',
  'too-old': 'le décompte imprimé a plus de dix jours',
  'contact-cap': 'un autre courrier vient de partir au même débiteur',
  'address-failed': 'l’adresse ne fonctionne plus',
  'claim-closed': 'le dossier est clos',
  limitation: 'la prescription approche, ou paraît acquise',
  'time-barred': 'la créance paraît prescrite',
};

export const PAUSE_IN_FRENCH: Readonly<Record<PauseReason, string>> = {
  promise: 'le débiteur a promis un paiement',
  'payment-announced': 'un paiement annoncé est à vérifier',
  'question-to-debtor': 'une question a été posée au débiteur',
  'question-to-practice': 'une question a été posée au cabinet',
  'debtor-absent': 'le débiteur est absent',
  'member-asked': 'un membre du cabinet l’a demandé',
  'unproven-request': 'un message envoyé au nom d’un membre du cabinet, sans preuve qu’il en vienne, le demande',
  'plan-proposed': 'un échéancier est proposé',
};

export const STOP_IN_FRENCH: Readonly<Record<StopReason, string>> = {
  'insolvency-proceedings': INTENT_IN_FRENCH['insolvency-proceedings'],
  'represented-by-counsel': INTENT_IN_FRENCH['represented-by-counsel'],
  'deceased-or-hospitalised': INTENT_IN_FRENCH['deceased-or-hospitalised'],
  'data-request': INTENT_IN_FRENCH['data-request'],
  'fraud-suspicion': INTENT_IN_FRENCH['fraud-suspicion'],
  'wrong-recipient': INTENT_IN_FRENCH['wrong-recipient'],
  'member-said-stop': 'un membre du cabinet a tout arrêté',
  'unproven-request': 'un message envoyé au nom d’un membre du cabinet, sans preuve qu’il en vienne, demande l’arrêt',
};

export const OUTCOME_IN_FRENCH: Readonly<Record<Outcome, string>> = {
  paid: 'payé',
  waived: 'remise accordée',
  'sent-to-court': 'confié à la voie judiciaire',
  'opened-by-mistake': 'ouvert par erreur',
  'closed-unpaid': 'clos sans paiement',
};

/** An item named to a member. */
export function itemInFrench({ kind, ref }: Pick<Item, 'kind' | 'ref'>): string {
  switch (kind) {
    case 'invoice':
      return `Facture ou note n°\u00a0${ref}`;
    case 'refund':
      return `Somme à rembourser (${ref})`;
    case 'balance':
      return `Solde de contrat (${ref})`;
  }
}

export const DEBTOR_KIND_IN_FRENCH: Readonly<Record<DebtorKind, string>> = {
  professional: 'professionnel',
  consumer: 'particulier',
  'non-professional': 'non-professionnel',
  public: 'personne publique',
};

/** What is missing, and what to add where. */
export function rateUnknownInFrench(halfYear: string): string {
  return `les taux d’intérêt du semestre ${halfYear} manquent : ajoutez-les à config/rates.yaml (ecb, legalIndividual, legalOther)`;
}

/** « rien n’a été envoyé : … ». */
export function quietInFrench(quiet: Quiet): string {
  switch (quiet.because) {
    case 'closed':
      return `le dossier est clos depuis le ${frenchDate(quiet.on)} (${OUTCOME_IN_FRENCH[quiet.outcome]})`;
    case 'debtor-stopped':
      return `tout courrier à ce débiteur est arrêté : ${STOP_IN_FRENCH[quiet.reason]}${judgmentInFrench(quiet.reason, quiet.judgmentOn)}`;
    case 'with-partner':
      return `le dossier attend un associé depuis le ${frenchDate(quiet.since)} : ${quiet.reasons.map(reasonInFrench).join(', ')}`;
    case 'paused':
      return `les rappels sont suspendus jusqu’au ${frenchDate(quiet.until)} : ${PAUSE_IN_FRENCH[quiet.reason]}`;
    case 'facts-missing':
      return `il manque ${quiet.facts.map((fact) => MISSING_IN_FRENCH[fact]).join(', ')}`;
    case 'rate-unknown':
      return rateUnknownInFrench(quiet.halfYear);
    case 'small-balance':
      return `il ne reste que ${euros(quiet.restCents)}, que le cabinet ne fait pas relancer`;
    case 'ledger-unconfirmed':
      return `personne n’a confirmé depuis le ${frenchDate(quiet.since)} que rien d’autre n’est arrivé sur le compte`;
    case 'sentence-out-of-date':
      return `une phrase de droit n’a plus cours dans le courrier suivant (${LETTER_IN_FRENCH[quiet.template]})\u00a0: relisez-la, puis ses dates dans config/legal-sentences.yaml`;
    case 'letter-under-way':
      return `le courrier n° ${quiet.number} est en cours (${LETTER_STATE_IN_FRENCH[quiet.state] ?? quiet.state})`;
    case 'nothing-owed':
      return 'plus rien n’est dû';
    case 'time-barred':
      return `la créance paraît prescrite : le dernier jour pour agir était le ${frenchDate(quiet.lastDay)}`;
    case 'not-yet':
      return `la prochaine étape n’est pas prévue avant le ${frenchDate(quiet.until)}`;
    case 'plan':
      return `un échéancier est convenu ; échéance suivie : celle du ${frenchDate(quiet.due)}`;
    case 'not-a-sending-day':
      return `ce n’est pas un jour d’envoi (week-end, jour férié ou fin d’année) ; la prochaine étape est prévue le ${frenchDayAndDate(quiet.until)}`;
    case 'last-step-done':
      return 'toutes les étapes amiables ont été accomplies';
    default:
      return assertNever(quiet);
  }
}

function judgmentInFrench(reason: StopReason, judgmentOn: IsoDate | null): string {
  if (reason !== 'insolvency-proceedings') return '';
  return judgmentOn === null
    ? ' (jour du jugement d’ouverture inconnu : les intérêts sont arrêtés au jour où nous l’avons appris)'
    : ` (procédure ouverte le ${frenchDate(judgmentOn)} : les intérêts sont arrêtés à ce jour)`;
}

const LETTER_STATE_IN_FRENCH: Readonly<Record<string, string>> = {
  'awaiting-approval': 'en attente d’un accord',
  queued: 'en attente de départ',
  unchecked: 'il attend que le BODACC soit consulté',
  unsure: 'départ non prouvé',
};
