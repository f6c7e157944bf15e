/** Reminding a partner of a claim that goes no further without a person: since when, why, and what she can really do. */
import { addDays, frenchDate, type IsoDate } from '../law/calendar.ts';
import { halfYearStart } from '../law/rates.ts';
import { isTimeBarred } from './claim-limitation.ts';
import { type Decision, NO_DECISION, type Notice } from './decision.ts';
import { declarationInFrench } from './declaration-in-french.ts';
import { quietInFrench, reasonInFrench } from './in-french.ts';
import { REVIVED } from './limitation-in-french.ts';
import { nextStep } from './next-step.ts';
import { missingFacts, principalStatementOf, type Situation } from './situation.ts';
import type { Quiet } from './why-quiet.ts';

/** A partner hears again after this many days of a claim that waits for her. */
export const PARTNER_PATIENCE_DAYS = 7;

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** The day since which a person is waited for; null where the claim goes on by itself, or another question already asks. */
export function waitsSince({ claim, debtor, today }: Situation, quiet: Quiet): IsoDate | null {
  switch (quiet.because) {
    case 'with-partner':
      return quiet.since;
    case 'debtor-stopped':
      return later(debtor.stopped?.on ?? today, claim.openedOn);
    case 'rate-unknown':
      return later(halfYearStart(quiet.halfYear), claim.openedOn);
    case 'time-barred':
      return later(addDays(quiet.lastDay, 1), claim.openedOn);
    case 'small-balance':
    case 'nothing-owed':
      return claim.payments.reduce((latest, paid) => later(latest, paid.on), claim.openedOn);
    case 'last-step-done': {
      const open = claim.letters.some(
        (letter) => letter.state === 'posted' && letter.deadline !== null && !letter.deadlinePassed,
      );
      return open ? null : claim.letters.reduce((latest, letter) => later(latest, letter.deadline ?? latest), claim.openedOn);
    }
    default:
      return null;
  }
}

/** The day a partner is reminded next; null where nothing waits for her. */
export function remindsOn(situation: Situation, quiet: Quiet): IsoDate | null {
  const since = waitsSince(situation, quiet);
  return since === null ? null : addDays(later(situation.claim.partnerRemindedOn ?? since, since), PARTNER_PATIENCE_DAYS);
}

export function remindPartner(situation: Situation, quiet: Quiet): Decision {
  const { today: on } = situation;
  const day = remindsOn(situation, quiet);
  const since = waitsSince(situation, quiet);
  if (day === null || since === null || day > on) return NO_DECISION;
  const why =
    quiet.because === 'with-partner' ? quiet.reasons.map(reasonInFrench) : [quietInFrench(quiet), ...toDeclare(situation, quiet)];
  return {
    claimEvents: [{ kind: 'PartnerReminded', on }],
    debtorEvents: [],
    notices: [reminderNotice(situation, quiet, since, why)],
  };
}

/** Until when the claim is declared, where insolvency proceedings stop everything else. */
function toDeclare({ debtor, today }: Situation, quiet: Quiet): readonly string[] {
  const insolvent = quiet.because === 'debtor-stopped' && quiet.reason === 'insolvency-proceedings';
  const declaration = insolvent ? declarationInFrench(debtor, today) : null;
  return declaration === null ? [] : [declaration];
}

/** `why`: a sentence a reason, in French. */
export function reminderNotice(situation: Situation, quiet: Quiet, since: IsoDate, why: readonly string[]): Notice {
  return {
    to: 'partners',
    template: 'partner-reminder',
    fields: { since: frenchDate(since), why: why.map((reason) => ({ reason })), offers: offered(situation, quiet) },
    shows: null,
    question: null,
  };
}

export const CLOSE = 'Pour clore le dossier, répondez par le mot CLORE.';
export const OWN_WORDS = 'Si vous écrivez vous-même au débiteur, transférez-moi votre message : il sera versé au dossier.';

function offered(situation: Situation, quiet: Quiet): string {
  if (quiet.because === 'debtor-stopped') {
    const unknown = quiet.reason === 'insolvency-proceedings' && quiet.judgmentOn === null;
    const ask = unknown ? 'Pour que le jour du jugement soit connu, transférez-moi l’avis du greffe ou du mandataire. ' : '';
    return `${ask}Si ce motif a disparu, répondez par le mot REPRENDRE : les courriers reprennent dans tous les dossiers de ce débiteur. ${CLOSE} ${OWN_WORDS}`;
  }
  if (quiet.because === 'rate-unknown') return `Une fois ces taux ajoutés, le dossier reprend de lui-même. ${CLOSE}`;
  if (quiet.because === 'nothing-owed' || quiet.because === 'small-balance') return CLOSE;
  if (isTimeBarred(situation))
    return `Plus rien n’est demandé au débiteur, et REPRENDRE ne ferait partir aucun rappel. ${REVIVED} ${CLOSE}`;
  if (situation.claim.plan?.state === 'agreed' && quiet.because === 'with-partner')
    return `Un échéancier est convenu : tant qu’il tient, rien d’autre que ses échéances n’est demandé. REPRENDRE le remet en route, ou fait demander le solde si une mise en demeure qu’il prévoit est restée sans effet. ${OWN_WORDS} ${CLOSE}`;
  if (stepsAreDone(situation))
    return `Toutes les étapes amiables sont accomplies : REPRENDRE ne ferait partir aucun rappel. Vous pouvez proposer un échéancier au débiteur, ou engager une voie judiciaire : le mot DOSSIER vous donne les sommes, les courriers et leurs dates. ${OWN_WORDS} ${CLOSE}`;
  return `Pour que les rappels reprennent, répondez par le mot REPRENDRE. ${CLOSE} ${OWN_WORDS}`;
}

/** Something is owed, and every reminder for it has been sent; what is set aside counts too, for REPRENDRE releases it. */
export function stepsAreDone(situation: Situation): boolean {
  const { claim, debtor } = situation;
  const released = { ...situation, claim: { ...claim, items: claim.items.map((item) => ({ ...item, frozen: false })) } };
  const statement = principalStatementOf(released);
  const owes = !('rateUnknown' in statement) && statement.principalCents > 0;
  return owes && missingFacts(claim, debtor).length === 0 && nextStep(released) === null;
}
