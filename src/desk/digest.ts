/** The day's digest: what was set aside or could not be read, which limitations near, what was asked in vain, what would have left, which rates are missing. One mail to staff and partner, only when there is something. */

import type { Notice } from '../claim/decision.ts';
import { STAGE_IN_FRENCH } from '../claim/limitation-in-french.ts';
import { type Member, partnersOf } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { claimLabels } from '../database/claims.ts';
import { type Digest, lastDigest, recordDigest } from '../database/digests.ts';
import { limitationAlertsSince } from '../database/events.ts';
import { mailsSettledSince } from '../database/mails.ts';
import { heldLetters, lettersPutOff } from '../database/outbox.ts';
import type { NewOutbox } from '../database/outbox-row.ts';
import { openQuestions } from '../database/questions.ts';
import {
  addDays,
  frenchDayAndDate,
  type IsoDate,
  isBusinessDay,
  parisDay,
  parisTime,
  shortDate,
  weekday,
} from '../law/calendar.ts';
import { MOST_MAILS } from './ask-again.ts';
import { type Desk, today } from './desk.ts';
import { UNCHECKED } from './look-up-debtors.ts';
import { noticeRow } from './notice-row.ts';
import { comingRates, ratesWaitedFor } from './rates-to-add.ts';
import { sentencesToReview } from './sentences-to-review.ts';
import { readerOf } from './write-letters.ts';

const FROM_TIME = '08:30';
const BEGINNING = new Date(0);

type Section = { readonly title: string; readonly text: string };

export async function sendDigest(desk: Desk, config: PracticeConfig): Promise<void> {
  const [day, made] = [today(desk), desk.now()];
  const { id } = config.practice;
  if (!isBusinessDay(day) || parisTime(made) < FROM_TIME) return;
  const last = await lastDigest(desk.db, id);
  if (last !== null && last.day >= day) return;
  const sections: Section[] = [
    ...(await asideSections(desk, config, last?.made ?? BEGINNING)),
    ...(await limitationSections(desk, config, last?.made ?? BEGINNING)),
    ...(await heldSections(desk, config)),
    ...(await uncheckedSections(desk, config)),
    ...section('Taux manquants', await ratesWaitedFor(desk, config)),
    ...section('Phrases de droit à revoir', sentencesToReview(desk.paper, desk.rules.legalSentences, today(desk))),
  ];
  // What waits was asked by mail before: alone, it is recalled once a week.
  if (sections.length > 0 || opensTheWeek(day)) sections.push(...(await waitingSections(desk, config)));
  sections.push(...comingSections(desk, last, sections.length > 0));
  const mails = sections.length === 0 ? [] : readersOf(config).map((member) => mailTo(desk, config, member, sections));
  await recordDigest(desk.db, id, { day, made }, await Promise.all(mails));
}

/** Monday, or the first business day after it. */
function opensTheWeek(day: IsoDate): boolean {
  const since = Array.from({ length: weekday(day) - 1 }, (_, index) => addDays(day, -1 - index));
  return !since.some((earlier) => isBusinessDay(earlier));
}

/** Staff and one partner, or one person who is both. */
function readersOf({ practice }: PracticeConfig): readonly Member[] {
  return [...new Set([readerOf(practice, null, 'staff'), ...partnersOf(practice).slice(0, 1)])];
}

function mailTo(desk: Desk, config: PracticeConfig, member: Member, sections: readonly Section[]): Promise<NewOutbox> {
  const fields = { day: frenchDayAndDate(today(desk)), sections };
  const notice: Notice = { to: { member: member.address }, template: 'daily-digest', fields, shows: null, question: null };
  const about = { claimReference: null, debtorName: null };
  return noticeRow(desk, config, { notice, member, claim: null, about, shown: null, question: null, mail: null });
}

async function asideSections(desk: Desk, config: PracticeConfig, since: Date): Promise<readonly Section[]> {
  const settled = await mailsSettledSince(desk.db, config.practice.id, since);
  const line = (mail: (typeof settled)[number]) => `« ${mail.subject ?? 'sans objet'} », de ${mail.from_address ?? 'inconnu'}`;
  const aside = settled
    .filter((mail) => (mail.outcome === 'set-aside' && !TOLD_ALREADY.test(mail.reason ?? '')) || mail.outcome === 'duplicate')
    .map(line);
  const unreadable = settled
    .filter((mail) => mail.outcome === 'unreadable')
    .map((mail) => `message reçu le ${shortDate(parisDay(mail.received))}, conservé sans avoir pu être lu`);
  return [
    ...section('Mis de côté, sans effet', aside),
    ...section('Illisibles, conservés (« npm run -s amiable -- retry » les relit)', unreadable),
  ];
}

/** Each of these had a mail of its own. */
const TOLD_ALREADY = /^(?:asked-which-claim|proof-asked|pretender|found-in-junk|debtor-unproven)/;

async function waitingSections(desk: Desk, config: PracticeConfig): Promise<readonly Section[]> {
  const questions = (await openQuestions(desk.db, config.practice.id)).filter((question) => question.timesAsked >= MOST_MAILS);
  const claims = await claimLabels(
    desk.db,
    config.practice.id,
    questions.flatMap((one) => (one.claim === null ? [] : [one.claim])),
  );
  const lines = questions.map((question) => {
    const about = claims.find((claim) => claim.id === question.claim);
    const who = about === undefined ? 'un message' : `${about.reference} – ${about.debtorName ?? 'débiteur à nommer'}`;
    return `${who} : ${QUESTION_IN_FRENCH[question.kind]} (demandé à ${question.askedOf})`;
  });
  return section('En attente d’une réponse', lines);
}

/** Each of these had a mail to a partner; the staff reads it here. */
async function limitationSections(desk: Desk, config: PracticeConfig, since: Date): Promise<readonly Section[]> {
  const alerts = await limitationAlertsSince(desk.db, config.practice.id, since);
  const labels = await claimLabels(
    desk.db,
    config.practice.id,
    alerts.map((one) => one.claim),
  );
  const lines = alerts.flatMap(({ claim, stage, lastDay }) =>
    labels
      .filter((label) => label.id === claim)
      .slice(0, 1)
      .map(
        ({ reference, debtorName }) =>
          `${reference} – ${debtorName ?? 'débiteur à nommer'} : ${STAGE_IN_FRENCH[stage]} (dernier jour utile : ${shortDate(lastDay)})`,
      ),
  );
  return section('Prescription', lines);
}

const QUESTION_IN_FRENCH: Readonly<Record<string, string>> = {
  'approve-draft': 'un projet attend un accord',
  'confirm-approval': 'un accord attend le mot OK',
  'claim-facts': 'des renseignements manquent',
  'piece-asked': 'une pièce est à envoyer au débiteur',
  'choose-claim': 'à quel dossier rattacher ce message ?',
  'check-payment': 'un paiement est à vérifier',
  'match-payments': 'des sommes reçues sont à rattacher',
  'close-or-claim-rest': 'clore, ou demander les accessoires ?',
  'confirm-ledger': 'rien d’autre n’est arrivé sur le compte ?',
  'check-recipient': 'le destinataire est-il le bon ?',
  'confirm-acknowledgement': 'est-ce une reconnaissance de la dette ?',
  'letter-posted': 'un courrier est à poster',
  'letter-unsure': 'un courrier est-il parti ?',
  'prove-yourself': 'un expéditeur doit confirmer son adresse',
};

async function heldSections(desk: Desk, config: PracticeConfig): Promise<readonly Section[]> {
  if (desk.config.sending === 'on') return [];
  const held = await heldLetters(desk.db, config.practice.id, desk.now());
  return section(
    'Serait parti (envois suspendus : « sending: hold »)',
    held.map((letter) => `${letter.subject} – à ${letter.to ?? 'poster'}`),
  );
}

/** Where looking debtors up is required, and could not be done. */
async function uncheckedSections(desk: Desk, config: PracticeConfig): Promise<readonly Section[]> {
  const kept = await lettersPutOff(desk.db, config.practice.id, UNCHECKED);
  return section(
    'Retenu tant que le BODACC ne répond pas (« insolvencies » lit aussi un export)',
    kept.map((letter) => `${letter.subject} – à ${letter.to ?? 'poster'}`),
  );
}

/** Said once by itself, for nothing can be done before the rates are published; then whenever there is a digest. */
function comingSections(desk: Desk, last: Digest | null, amongOthers: boolean): readonly Section[] {
  const coming = comingRates(desk.rules.rates, today(desk));
  const fresh = coming !== null && (last === null || last.day < coming.since);
  return coming !== null && (fresh || amongOthers) ? section('Taux à venir', [coming.line]) : [];
}

function section(title: string, lines: readonly string[]): readonly Section[] {
  return lines.length === 0 ? [] : [{ title, text: lines.join('\n') }];
}
