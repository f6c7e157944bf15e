/** What the daemon would do with a mail: its own decision on an example of a claim, told. */

import type { ClaimId } from '../../claim/claim-events.ts';
import { type DebtorId, debtorFrom } from '../../claim/debtor.ts';
import { decideOnAbsence } from '../../claim/decide-on-absence.ts';
import { decideOnAnswer } from '../../claim/decide-on-answer.ts';
import { decideOnBounce } from '../../claim/decide-on-bounce.ts';
import { decideOnCall } from '../../claim/decide-on-call.ts';
import { decideOnForward } from '../../claim/decide-on-forward.ts';
import { decideOnNewClaim } from '../../claim/decide-on-new-claim.ts';
import { decideOnPaymentNote } from '../../claim/decide-on-payment.ts';
import { decideOnReply } from '../../claim/decide-on-reply.ts';
import { decideOnRequest } from '../../claim/decide-on-request.ts';
import { type Decision, NO_DECISION } from '../../claim/decision.ts';
import { decisionInFrench } from '../../claim/decision-in-french.ts';
import type { Member } from '../../claim/practice.ts';
import type { Reply } from '../../claim/reply.ts';
import { assertNever } from '../../law/brand.ts';
import { euros } from '../../law/money.ts';
import { findingsIn } from '../../letters/what-may-stand.ts';
import { heardInCall } from '../../reading/call-sides.ts';
import { correctedFactsOf } from '../../reading/corrected-facts.ts';
import { correctionOf } from '../../reading/correction.ts';
import { noteAbove } from '../../reading/note-above.ts';
import type { Authenticity, Circumstances, Reading } from '../../reading/reading.ts';
import type { Rules } from '../../rules.ts';
import { around, claimWithDraft, EXAMPLE_CENTS, type Example, MAIL, PARTNER, remindedClaim, STAFF } from './example-claim.ts';

export type Asker = {
  readonly writer: Circumstances['writer'];
  readonly authenticity: Authenticity;
  readonly rules: Rules;
};

const SET_ASIDE = 'Il est mis de côté et figure dans le résumé du jour.';
const NOT_UNDERSTOOD = 'Rien n’est fait, et son auteur en est informé : il peut écrire AIDE.';
const EXAMPLE = `Sur un dossier en cours, pris pour exemple (${euros(EXAMPLE_CENTS)}, un premier rappel parti une dizaine de jours plus tôt) :`;
const WITH_DRAFT = `Sur un dossier pris pour exemple (${euros(EXAMPLE_CENTS)}, un projet de mise en demeure en attente d’un associé) :`;
const MATCHED =
  'Les sommes reçues sont rapprochées des dossiers : les certaines sont comptées, les douteuses demandées en un seul message, les autres laissées de côté.';
const CORRECTED =
  'La lecture du dernier message du débiteur est corrigée, et le dossier suit comme s’il avait été lu ainsi ; seul un associé peut lever une alerte.';
const FACT_CORRECTED =
  'Cet élément du dossier est corrigé si un associé l’écrit, ou qui a ouvert le dossier tant que son premier courrier n’est pas parti ; sinon un associé est consulté, et les rappels attendent.';
const IF_PROVEN = 'Si l’expéditeur est prouvé ; sinon un code lui est d’abord demandé, sauf pour une pause ou un arrêt.';

/** French sentences, in the order things would happen. */
export function whatWouldFollow(reading: Reading, asker: Asker): readonly string[] {
  const { kind } = reading;
  if (asker.authenticity.verdict === 'forged' && kind !== 'bounce' && kind !== 'automatic' && kind !== 'self')
    return ['L’expéditeur est contrefait : le message est mis de côté et signalé au cabinet, sans autre suite.'];
  if (asker.writer !== 'debtor' && correctionOf(reading) !== null) return [IF_PROVEN, CORRECTED];
  if (asker.writer !== 'debtor' && (kind === 'unrelated' || kind === 'reply') && correctedFactsOf(reading) !== null)
    return [IF_PROVEN, FACT_CORRECTED];
  switch (kind) {
    case 'self':
      return ['Rien : Amiable reconnaît son propre message, et sait par là qu’il est parti.'];
    case 'unrelated':
      return [asker.writer === 'debtor' ? SET_ASIDE : NOT_UNDERSTOOD];
    case 'reply':
      if (asker.writer !== 'debtor') return [NOT_UNDERSTOOD];
      return reading.intents[0] === 'unrelated-or-spam' && !reading.escalate ? [SET_ASIDE] : onExample(reading, asker);
    case 'bounce':
      return [
        'Si c’est bien un courrier d’Amiable qui revient (sinon, versé aux archives sans suite).',
        ...onExample(reading, asker),
      ];
    case 'automatic':
      return onExample(reading, asker);
    case 'bank-statement':
      return [IF_PROVEN, MATCHED];
    case 'answer':
    case 'correspondence':
    case 'call':
    case 'payment':
    case 'new-claim':
    case 'request':
      return [IF_PROVEN, ...onExample(reading, asker)];
    default:
      return assertNever(kind);
  }
}

function onExample(reading: Reading, { writer, rules }: Asker): readonly string[] {
  const { bounce, from, forwarded, writtenOn: today } = reading;
  const address = bounce?.recipient ?? (reading.kind === 'correspondence' ? forwarded?.from.address : from.address) ?? null;
  const example: Example = { rules, today, debtor: { name: from.name, address } };
  const role = writer === 'partner' ? PARTNER : STAFF;
  const by = { ...role, address: from.address ?? role.address };
  const told = decisionInFrench(decisionOn(reading, example, by)).map(sentence);
  const heading = reading.kind === 'new-claim' ? [] : [reading.kind === 'answer' ? WITH_DRAFT : EXAMPLE];
  return [...heading, ...(told.length === 0 ? ['Versé au dossier, sans autre suite.'] : told).map((line) => `– ${line}`)];
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?](?:\s?»)?$/.test(words) ? '' : '.'}`;
}

/** The daemon's own decision. */
function decisionOn(reading: Reading, example: Example, by: Member): Decision {
  const { answer, automatic, bounce, call, newClaim, payment, request, ownWords, writtenOn } = reading;
  const claim = remindedClaim(example);
  if (bounce !== null) return decideOnBounce(claim, bounce, 1, MAIL);
  if (automatic !== null) {
    return decideOnAbsence(claim, automatic.kind === 'out-of-office' ? automatic.until : null, reading.from.address ?? '', MAIL);
  }
  if (newClaim !== null) return openingOf(reading, example, by);
  if (call !== null) {
    return decideOnCall(claim, call, heardInCall(call.account, writtenOn, example.rules.phrases), by.address, MAIL);
  }
  if (payment !== null) return decideOnPaymentNote(claim, payment, by, ownWords, MAIL);
  if (request !== null) return decideOnRequest(claim, { request, by, proven: true, quote: ownWords, mail: MAIL });
  if (answer !== null) return answerOn(reading, example, by);
  if (reading.kind === 'reply' || reading.kind === 'correspondence') return replyOn(reading, example, by);
  return NO_DECISION;
}

function replyOn(reading: Reading, example: Example, by: Member): Decision {
  const forwarded = reading.kind === 'correspondence';
  const reply: Reply = {
    mail: MAIL,
    from: reading.from.address ?? reading.from.name ?? 'inconnu',
    writtenOn: reading.writtenOn,
    authenticity: 'unproven',
    forwardedBy: forwarded ? by.address : null,
    words: reading.ownWords,
    read: reading,
  };
  const claim = remindedClaim(example);
  return forwarded
    ? decideOnForward(claim, reply, by.address, noteAbove(reading.forwarded, claim.today))
    : decideOnReply(claim, reply);
}

function openingOf({ newClaim, writtenOn: on }: Reading, example: Example, by: Member): Decision {
  if (newClaim === null) return NO_DECISION;
  const surroundings = around(example);
  const { name, version } = surroundings.cadence;
  return decideOnNewClaim(
    {
      claimId: 'nouveau' as ClaimId,
      reference: 'NOUVEAU',
      creditor: newClaim.creditor ?? surroundings.creditor.name,
      cadence: { name, version },
      debtor: debtorFrom('nouveau' as DebtorId, []),
      read: newClaim,
      by: by.address,
      mail: MAIL,
      on,
    },
    surroundings,
  ).decision;
}

function answerOn({ answer, ownWords }: Reading, example: Example, by: Member): Decision {
  const claim = claimWithDraft(example);
  const draft = claim.claim.letters.at(-1);
  if (answer === null || draft === undefined) return NO_DECISION;
  const findings = findingsIn(answer.editedText, by.role, draft, claim, example.rules.letterPhrases);
  const seen = { number: draft.number, askedHash: '', currentHash: '', ...findings };
  return decideOnAnswer(claim, { ...seen, answer, by, quote: ownWords, mail: MAIL });
}
