/** What the reading names by a code, in the words of the practice. */
import type { Answer, CallOutcome, PaymentMethod, RequestAction } from '../../reading/member-reading.ts';
import type { Automatic, Bounce } from '../../reading/reading.ts';

export const CALL_IN_FRENCH: Readonly<Record<CallOutcome, string>> = {
  commitment: 'engagement de payer',
  dispute: 'contestation',
  refused: 'refus de payer',
  callback: 'nouvel échange convenu',
  voicemail: 'message laissé',
  'no-answer': 'pas de réponse',
  info: 'simple information',
};

export const METHOD_IN_FRENCH: Readonly<Record<PaymentMethod, string>> = {
  virement: 'par virement',
  cheque: 'par chèque',
  cb: 'par carte bancaire',
  especes: 'en espèces',
  prelevement: 'par prélèvement',
};

export const ACTION_IN_FRENCH: Readonly<Record<RequestAction, string>> = {
  hold: 'suspendre les rappels',
  resume: 'reprendre les rappels',
  stop: 'arrêter tout courrier au débiteur',
  'send-reminder': 'envoyer un rappel',
  'send-formal-notice': 'envoyer la mise en demeure',
  'call-debtor': 'appeler le débiteur',
  close: 'clore le dossier',
  'notice-received': 'mise en demeure reçue',
  'notice-unclaimed': 'mise en demeure non réclamée',
  'accept-schedule': 'accepter l’échéancier',
  'refuse-schedule': 'refuser l’échéancier',
  'change-contact': 'changer l’adresse du débiteur',
  'change-amount': 'changer le montant',
  'credit-note': 'un avoir',
  'tell-siren': 'donner le SIREN du débiteur',
  'tell-language': 'dire la langue du débiteur',
  'waive-fees': 'renoncer aux intérêts et à l’indemnité',
  posted: 'noter un courrier posté',
  dossier: 'donner le dossier',
  status: 'donner l’état du dossier',
  help: 'donner l’aide',
  other: 'demande non reconnue',
};

export const DECISION_IN_FRENCH: Readonly<Record<Answer['decision'], string>> = {
  approve: 'accord',
  reject: 'refus',
  edit: 'autre texte',
  hold: 'attendre',
  unclear: 'réponse qui n’est pas claire',
};

export const AUTOMATIC_IN_FRENCH: Readonly<Record<Automatic['kind'], string>> = {
  'out-of-office': 'absence du bureau',
  receipt: 'accusé de réception automatique',
  list: 'lettre d’information ou liste de diffusion',
  reaction: 'simple réaction',
  'read-receipt': 'confirmation de lecture',
  calendar: 'invitation d’agenda',
};

export const BOUNCE_KIND_IN_FRENCH: Readonly<Record<Bounce['kind'], string>> = {
  failure: 'échec de la remise',
  delay: 'remise retardée',
  complaint: 'signalé comme indésirable par le destinataire',
};

/** What speaks against the sender; the words of a mail server are not translated. */
export const DOUBTS_IN_FRENCH: Readonly<Record<string, string>> = {
  'several-from-headers': 'plusieurs champs « De »',
  'several-from-addresses': 'plusieurs auteurs déclarés',
  'no-sender': 'aucun expéditeur',
  'unreadable-sender': 'expéditeur qui se lit de deux façons',
  'odd-address': 'adresse inhabituelle',
  'address-in-name': 'autre adresse dans le nom affiché',
  'name-of-another': 'nom d’une autre personne',
  'look-alike-domain': 'domaine qui en imite un autre',
  'foreign-script': 'lettres d’un autre alphabet',
  'doubled-header': 'champ d’en-tête en double',
  'broken-header': 'en-tête abîmé',
  'date-far-off': 'écrit plus de sept jours avant ou après son arrivée',
};
