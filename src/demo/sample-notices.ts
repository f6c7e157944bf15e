/** The fields of one mail of every kind to the members of the cast's firm: for the gallery and the tests of notices. */
import type { Fields, NoticeTemplate } from '../claim/decision.ts';
import { BRUNO, HELENE, NAUTISME } from './cast.ts';
import { samplePractice } from './sample-letters.ts';

const NB = '\u00a0';
const numbered = (...labels: readonly string[]) => labels.map((label, index) => ({ number: String(index + 1), label }));

const COMMON: Fields = {
  practiceName: samplePractice.name,
  memberName: HELENE.name,
  claimReference: 'AM-2026-0007',
  debtorName: NAUTISME.name,
  draftTo: '',
  draftLanguage: '',
  draftSubject: '',
  draftText: '',
  choices: [],
};

const QUOTE = 'Le travail n’est pas terminé, nous ne réglerons rien en l’état.';
const WHO = { who: NAUTISME.address, writtenOn: '20 novembre 2026', quotes: [{ quote: QUOTE }] };
const DRAFT = { draftTo: NAUTISME.address };

export const SAMPLE_NOTICES: Readonly<Record<NoticeTemplate, Fields>> = {
  'claim-opened': {
    creditor: samplePractice.name,
    debtorKind: 'professionnel',
    debtorAddress: NAUTISME.address,
    items: [{ what: `Facture ou note n°${NB}F-2026-0118`, amount: `1${NB}200,00${NB}€`, dueDate: '31 août 2026' }],
    missing: [{ what: 'la date d’échéance' }],
    example: 'échéance 30/09/2026',
    next: 'Rien ne partira avant votre réponse.',
    limitation: '',
  },
  'facts-learned': {
    learned: [{ what: `montant${NB}: 1${NB}200,00${NB}€` }, { what: `échéance${NB}: 31 août 2026` }],
    missing: [],
    example: '',
    next: 'Un premier rappel courtois est prévu le 7 septembre 2026.',
    limitation: '',
  },
  'reply-flagged': {
    ...WHO,
    ...DRAFT,
    why: [{ reason: 'contestation de la prestation' }, { reason: 'refus de payer' }],
    file: `reste dû en principal${NB}: 1${NB}200,00${NB}€${NB}; courrier du 5 octobre 2026`,
    sideBySide: [
      {
        title: 'Les motifs donnés, dans l’ordre',
        lines: `6 octobre 2026${NB}: «${NB}Je n’ai jamais reçu cette facture${NB}»\n2 novembre 2026${NB}: «${NB}C’est réglé depuis longtemps${NB}»\n20 novembre 2026${NB}: «${NB}Le travail n’est pas terminé${NB}»`,
      },
    ],
    law: `C’est au cabinet de prouver ce qu’il demande (C. civ., art.${NB}1353). Une inexécution assez grave permet de ne pas payer (art.${NB}1219).`,
    proposal: `Réunissez la commande, les travaux remis et les échanges avant de répondre au fond. Le projet ci-dessous accuse réception sans rien admettre ni discuter${NB}; il annonce votre réponse et suspend les rappels.`,
  },
  'draft-to-approve': {
    ...DRAFT,
    what: 'mise en demeure',
    why: 'Une mise en demeure ne part jamais sans l’accord d’un associé.',
    file: `reste dû en principal${NB}: 1${NB}200,00${NB}€${NB}; courriers des 5 et 19 octobre 2026, restés sans réponse`,
  },
  'notice-to-register': { to: NAUTISME.address, address: '7 rue des Abers, 29200 Brest' },
  'plan-news': {
    news: 'une échéance manque',
    what: `L’échéance du 16 novembre 2026 n’est pas réglée${NB}: 600,00${NB}€ manquent.`,
    quote: '',
    next: 'Un courrier demande cette somme au débiteur, et elle seule.',
  },
  'draft-withdrawn': { what: 'second rappel', because: 'le débiteur a écrit depuis', inHand: '' },
  'choose-claim': {
    claimReference: '',
    debtorName: '',
    from: 'compta@cap-nautisme.example',
    subject: 'Votre facture',
    quote: 'Nous réglerons vendredi.',
    choices: numbered('AM-2026-0007, SARL Cap Nautisme', 'AM-2026-0012, EURL Menuiserie Kerbrat', 'Aucun des deux'),
  },
  'confirm-ledger': {
    since: '10 novembre 2026',
    owed: `1${NB}200,00${NB}€`,
    choices: numbered('À jour', `Un règlement est arrivé${NB}: indiquez sa somme après le chiffre`),
  },
  'check-payment': {
    quote: `J’ai viré les 1${NB}200${NB}€ mardi dernier.`,
    amount: `1${NB}200,00${NB}€`,
    paidOn: '17 novembre 2026',
    choices: numbered(
      'Oui, cette somme est bien reçue',
      'Non, rien n’est reçu',
      `Une autre somme${NB}: indiquez-la après le chiffre`,
    ),
  },
  'bank-statement-read': {
    claimReference: '',
    debtorName: '',
    file: 'releve-novembre.csv',
    faults: [],
    booked: [
      {
        what: `1${NB}200,00${NB}€ du 12 novembre 2026, «${NB}VIR SARL CAP NAUTISME FACTURE F-2026-0118${NB}»${NB}: MA-2026-0007, SARL Cap Nautisme (numéro de facture, nom du débiteur). Dossier soldé et clos`,
      },
    ],
    aside: `12 débits${NB}; 3 sommes reçues que rien ne rattache à un dossier`,
    choices: numbered(
      `860,00${NB}€ du 16 novembre 2026, «${NB}REMISE CHEQUE${NB}»${NB}: MA-2026-0012, EURL Menuiserie Kerbrat, reste dû 912,30${NB}€ (somme exacte)`,
    ),
  },
  'check-recipient': {
    ...WHO,
    quote: 'Vous vous trompez de personne.',
    choices: numbered(
      `Ce n’est pas notre débiteur${NB}: s’en excuser et garder l’arrêt`,
      `C’est bien notre débiteur${NB}: reprendre`,
    ),
  },
  'address-failed': { address: NAUTISME.address, reason: 'adresse inconnue', what: 'rappel de courtoisie' },
  'letter-to-post': { what: 'mise en demeure', deadline: '14 décembre 2026' },
  'letter-unsure': {
    what: 'second rappel',
    to: NAUTISME.address,
    choices: numbered('Il est bien parti', 'Il n’est pas parti, envoyez-le', 'Il n’est pas parti, ne l’envoyez pas'),
  },
  'partner-reminder': {
    since: '20 novembre 2026',
    why: [{ reason: 'contestation de la prestation' }],
    offers: 'Pour que les rappels reprennent, répondez par le mot REPRENDRE. Pour clore le dossier, répondez par le mot CLORE.',
  },
  'limitation-alert': {
    stage: 'il reste moins de quatre mois pour agir en justice',
    lastDay: '20 mars 2027',
    limitation: `le dernier jour utile pour agir est le 20 mars 2027 (cinq ans à compter du 20 mars 2022, date de la facture F-2022-0031${NB}; C. civ., art. 2224)`,
    counted: 'Le délai expire plus tôt si votre mission s’est achevée avant ce point de départ.',
    interrupts: `Ni relance ni mise en demeure, même recommandée, n’interrompent la prescription${NB}; une reconnaissance de la dette par le débiteur, une demande en justice ou un acte d’exécution le font. Pour des honoraires d’avocat, la voie est la saisine du bâtonnier (décret n°${NB}91-1197, art. 174 et suivants).`,
    next: `Les rappels sont arrêtés${NB}: la suite vous appartient. Pour qu’ils reprennent, répondez par le mot REPRENDRE.`,
  },
  'insolvency-published': {
    siren: `732${NB}829${NB}320`,
    published:
      'Jugement d’ouverture de liquidation judiciaire, publié le 6 octobre 2026 (annonce A202601825232, CAP NAUTISME, Greffe du Tribunal de Commerce de Saint-Malo)',
    details:
      'Jugement prononçant la liquidation judiciaire, désignant liquidateur Maître Anne Le Goff, 3 rue Ville-Pépin 35400 Saint-Malo. Les créances sont à déclarer, dans les deux mois de la présente publication, auprès du liquidateur.',
    stopped:
      'Plus rien ne part vers ce débiteur, dans aucun dossier. Les intérêts sont arrêtés la veille du jugement d’ouverture, rendu le 30 septembre 2026, et un paiement reçu depuis ne soldera pas le dossier.',
    paid: '',
    declaration: `Déclaration de la créance au mandataire judiciaire${NB}: au plus tard le lundi 7 décembre 2026${NB}; mieux, le vendredi 4 décembre 2026 (deux mois après la publication au BODACC du 6 octobre 2026${NB}; C. com., art. L622-24 et R622-24)`,
    next: `Vérifiez que c’est bien lui. Si ce n’est pas lui, ou si la créance peut être demandée (née après le jugement, par exemple), répondez par le mot REPRENDRE${NB}: les courriers reprennent dans tous ses dossiers. Pour clore celui-ci, répondez par le mot CLORE.`,
  },
  'acknowledgement-found': {
    ...WHO,
    quotes: [{ quote: `Je reconnais devoir ces 1${NB}200${NB}€, puis-je payer en trois fois${NB}?` }],
    choices: numbered(
      `Oui, c’est une reconnaissance de la dette${NB}: le dernier jour utile devient le 20 novembre 2031`,
      `Non${NB}: le dernier jour utile reste le 1er août 2031`,
    ),
  },
  'pretender-set-aside': {
    from: 'ailleurs@pirate.example',
    subject: 'Nouveau RIB',
    quote: 'Merci d’utiliser ce compte.',
    because: 'le message ne vient pas du serveur du cabinet',
  },
  'found-in-junk': { from: HELENE.address, subject: 'Re: Projet à approuver' },
  'debtor-unproven': {
    from: NAUTISME.address,
    subject: 'Votre rappel',
    quote: 'Nous contestons cette facture.',
    because: 'le serveur de réception indique que l’expéditeur n’est pas celui qu’il prétend être',
    held: 'oui',
    choices: numbered(`Il vient bien du débiteur${NB}: le traiter dans ce dossier`, `Il n’en vient pas${NB}: ne rien en faire`),
  },
  'prove-yourself': { code: '481 062', subject: 'PAUSE 15 jours' },
  receipt: { understood: 'votre accord', done: `Accord enregistré${NB}: la mise en demeure part telle que montrée.` },
  'claim-closed': { outcome: 'payé', total: `1${NB}680,50${NB}€` },
  'claim-status': {
    lines: [{ what: `reste dû${NB}: 1${NB}680,50${NB}€` }, { what: 'rappel de courtoisie le 5 octobre 2026' }],
  },
  help: {},
  'daily-digest': {
    day: '24 novembre 2026',
    sections: [
      { title: 'Attendent votre réponse', text: `AM-2026-0007, SARL Cap Nautisme${NB}: mise en demeure à approuver` },
      { title: 'Écartés', text: `ailleurs@pirate.example${NB}: expéditeur non prouvé` },
    ],
  },
};

/** With the draft where the notice shows one. */
export function sampleNotice(template: NoticeTemplate, draft: { readonly subject: string; readonly text: string }): Fields {
  const shown =
    SAMPLE_NOTICES[template].draftTo === undefined ? {} : { draftSubject: draft.subject, draftText: draft.text.trim() };
  return {
    ...COMMON,
    ...SAMPLE_NOTICES[template],
    ...shown,
    ...(template === 'prove-yourself' ? { memberName: BRUNO.name } : {}),
  };
}
