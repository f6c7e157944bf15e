/** Beside a reply put before a partner: what the law says of it, with the facts it rests on, and what she may do, which is the practice's own rule. */
import type { EscalationReason } from './claim-events.ts';

/** `from`: facts of our legal notes; where they hold none, the text itself. */
type Law = { readonly text: string; readonly from: readonly [string, ...string[]] };

export type Advice = {
  /** null where no text settles it. */
  readonly law: Law | null;
  /** What to do, in a sentence or two. */
  readonly proposal: string;
};

const PROOF: Law = {
  text: 'C’est au cabinet de prouver ce qu’il demande (C. civ., art. 1353).',
  from: ['C. civ., art. 1353 (depuis le 1er octobre 2016)'],
};
const WRITE = 'Un texte de votre main, en réponse à ce message, part tel quel.';

export const OTHER_MESSAGES =
  'Ce transfert contient plusieurs messages, et je n’ai suivi que le premier : transférez-moi les autres un par un.';

const ADVICE: Readonly<Partial<Record<EscalationReason, Advice>>> = {
  'insolvency-proceedings': {
    law: {
      text: 'Après le jugement d’ouverture, le débiteur ne peut plus payer une créance antérieure (C. com., art. L622-7) ; elle se déclare dans les deux mois de la publication au Bodacc (art. L622-24 et R622-24). En cas de surendettement, la recevabilité interdit de même le paiement (C. conso., art. L722-2 et L722-5).',
      from: ['L-75b', 'L-75c', 'L-76a'],
    },
    proposal: 'Vérifiez la procédure et déclarez la créance. Plus rien ne part vers ce débiteur.',
  },
  'represented-by-counsel': {
    law: {
      text: 'Entre avocats, la correspondance est confidentielle, sauf mention « officielle » (loi du 31 décembre 1971, art. 66-5).',
      from: ['L-79'],
    },
    proposal: 'Écrivez désormais à ce conseil. Plus rien ne part vers le débiteur lui-même.',
  },
  'complaint-or-threat': {
    law: {
      text: 'Des sollicitations répétées et insistantes peuvent constituer une pratique agressive (C. conso., art. L121-6).',
      from: ['L-78c'],
    },
    proposal: 'Relisez les courriers partis avant de répondre, sans polémique.',
  },
  'deceased-or-hospitalised': {
    law: null,
    proposal: 'Plus rien ne part. Si vous écrivez, que ce soit un mot de votre main, sans demande ni question sur la santé.',
  },
  distress: {
    law: null,
    proposal: 'Un appel de votre part vaut mieux qu’un courrier ; aucun ne partira sans vous.',
  },
  'data-request': {
    law: {
      text: 'La réponse est due dans le mois (RGPD, art. 12) ; ce qui sert à établir un droit en justice peut être gardé (art. 17).',
      from: ['Règlement (UE) 2016/679, art. 12 § 3 et art. 17 § 3, e'],
    },
    proposal: 'Répondez-lui dans le mois. Plus rien d’autre ne part vers ce débiteur.',
  },
  'fraud-suspicion': {
    law: null,
    proposal: 'Vérifiez par téléphone, à un numéro que vous connaissez déjà. Rien de ce que demande ce message n’est exécuté.',
  },
  'order-to-the-software': {
    law: null,
    proposal: 'Rien de ce que demande ce message n’est exécuté ; répondez au fond s’il y a lieu.',
  },
  'dispute-service': {
    law: {
      text: `${PROOF.text} Une inexécution assez grave permet de ne pas payer (art. 1219).`,
      from: ['L-17', ...PROOF.from],
    },
    proposal: 'Réunissez la commande, les travaux remis et les échanges avant de répondre au fond.',
  },
  'dispute-amount': {
    law: PROOF,
    proposal: 'Comparez la facture à ce qui était convenu ; si elle est à corriger, un avoir le fait.',
  },
  'dispute-existence': { law: PROOF, proposal: 'Réunissez la commande ou la lettre de mission avant de répondre au fond.' },
  'set-off': {
    law: {
      text: 'La compensation veut deux dettes certaines, liquides et exigibles, et doit être invoquée (C. civ., art. 1347 et 1347-1).',
      from: ['C. civ., art. 1347 et 1347-1 (depuis le 1er octobre 2016)'],
    },
    proposal: 'Vérifiez ce que le cabinet lui devrait avant de répondre.',
  },
  'limitation-raised': {
    law: {
      text: 'Deux ans à l’égard d’un consommateur (C. conso., art. L218-2), cinq ans sinon (C. civ., art. 2224), depuis la fin de la prestation ; une relance n’interrompt pas ce délai, une reconnaissance de dette si (art. 2240).',
      from: ['L-43', 'L-44', 'L-45', 'L-48', 'L-51'],
    },
    proposal: 'Vérifiez le jour où la prestation s’est achevée. Une créance prescrite ne se réclame pas.',
  },
  'time-barred': {
    law: {
      text: 'Réclamer comme due une créance prescrite est une pratique trompeuse ; ce qui est payé malgré la prescription reste acquis (C. civ., art. 2249).',
      from: ['L-59', 'L-60'],
    },
    proposal: 'Plus rien n’est demandé au débiteur. Vérifiez le point de départ, et si la prescription a été interrompue.',
  },
  refusal: { law: null, proposal: 'Un appel en apprend souvent la raison. La suite à donner est votre décision.' },
  'bad-faith-stalling': { law: null, proposal: 'La suite à donner est votre décision.' },
  'told-otherwise': { law: null, proposal: 'Demandez-lui, s’il y a lieu, lequel de ces motifs il maintient, pièces à l’appui.' },
  'settlement-offer': {
    law: {
      text: 'Un accord fait de concessions réciproques est une transaction : il s’écrit, et éteint le litige (C. civ., art. 2044 et 2052).',
      from: ['L-19'],
    },
    proposal: `Accepter, refuser ou proposer autre chose est votre décision. ${WRITE}`,
  },
  'beyond-envelope': {
    law: {
      text: 'Le cabinet n’y est pas tenu ; un juge peut reporter ou échelonner le paiement jusqu’à deux ans (C. civ., art. 1343-5).',
      from: ['L-16'],
    },
    proposal: `Dites-lui ce que vous acceptez. ${WRITE}`,
  },
  'conditional-promise': { law: null, proposal: `Si la condition vous convient, dites-le-lui. ${WRITE}` },
  'negated-promise': { law: null, proposal: 'Un appel lève le doute : a-t-il promis, ou non ?' },
  'payment-and-dispute': {
    law: {
      text: 'Un paiement partiel s’impute d’abord sur les intérêts (C. civ., art. 1343-1) ; il ne règle pas la contestation.',
      from: ['L-14'],
    },
    proposal: 'Vérifiez ce qui est payé, et répondez sur ce qui est contesté.',
  },
  'call-corrected': { law: null, proposal: 'Comparez avec votre souvenir de l’appel, et répondez par écrit.' },
  'legal-aid-or-health': { law: null, proposal: 'Vérifiez ses droits avant toute demande.' },
  'several-messages': { law: null, proposal: OTHER_MESSAGES },
  'unread-attachment': { law: null, proposal: 'Ouvrez la pièce jointe, que je n’ai pas pu lire.' },
};

const NO_ADVICE: Advice = { law: null, proposal: 'Dites-moi ce que c’est, ou répondez-lui vous-même.' };

/** Of the reasons in their order: every text of law once, what the first one calls for, and the other messages that nobody read. */
export function adviceOn(because: readonly EscalationReason[]): { readonly law: string; readonly proposal: string } {
  const known = because.flatMap((reason) => ADVICE[reason] ?? []);
  const laws = known.flatMap((one) => (one.law === null ? [] : [one.law.text]));
  const { proposal } = known[0] ?? NO_ADVICE;
  const others = because.includes('several-messages') && because[0] !== 'several-messages' ? ` ${OTHER_MESSAGES}` : '';
  return { law: [...new Set(laws)].join(' '), proposal: `${proposal}${others}` };
}
