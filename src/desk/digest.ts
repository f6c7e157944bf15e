/** The day's digest: what was set aside or could not be read, what was asked in vain, what would have left. One mail to staff and partner, only when there is something. */

import type { Notice } from '../claim/decision.ts';
import { partnersOf } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { claimLabels } from '../database/claims.ts';
import { holdLease } from '../database/leases.ts';
import { mailsSettledSince } from '../database/mails.ts';
import { heldLetters } from '../database/outbox.ts';
import { openQuestions } from '../database/questions.ts';
import { frenchDayAndDate, isBusinessDay, parisTime } from '../law/calendar.ts';
import { MOST_MAILS } from './ask-again.ts';
import { type Desk, today } from './desk.ts';
import { sendNotice } from './send-notice.ts';
import { readerOf } from './write-letters.ts';

const FROM_TIME = '08:30';
const DAY_MS = 86_400_000;
const FAR_OFF = new Date('9999-01-01T00:00:00Z');

type Section = { readonly title: string; readonly text: string };

export async function sendDigest(desk: Desk, config: PracticeConfig): Promise<void> {
  const day = today(desk);
  const { id } = config.practice;
  if (!isBusinessDay(day) || parisTime(desk.now()) < FROM_TIME) return;
  // A lease that never runs out says that this day's digest has been made, whichever daemon made it.
  if (!(await holdLease(desk.db, `digest ${id} ${day}`, `made ${day} ${desk.now().getTime()}`, desk.now(), FAR_OFF))) return;
  const sections = [
    ...(await asideSections(desk, config)),
    ...(await waitingSections(desk, config)),
    ...(await heldSections(desk, config)),
  ];
  if (sections.length === 0) return;
  const readers = new Set([
    readerOf(config.practice, null, 'staff').address,
    ...partnersOf(config.practice)
      .slice(0, 1)
      .map((one) => one.address),
  ]);
  for (const member of readers) {
    const fields = { day: frenchDayAndDate(day), sections };
    const notice: Notice = { to: { member }, template: 'daily-digest', fields, shows: null, question: null };
    await sendNotice(desk, config, notice, { mail: null, candidates: [], outcome: null });
  }
}

async function asideSections(desk: Desk, config: PracticeConfig): Promise<readonly Section[]> {
  const since = new Date(desk.now().getTime() - DAY_MS);
  const settled = await mailsSettledSince(desk.db, config.practice.id, since);
  const line = (mail: (typeof settled)[number]) => `« ${mail.subject ?? 'sans objet'} », de ${mail.from_address ?? 'inconnu'}`;
  const aside = settled
    .filter((mail) => (mail.outcome === 'set-aside' && !TOLD_ALREADY.test(mail.reason ?? '')) || mail.outcome === 'duplicate')
    .map(line);
  const unreadable = settled
    .filter((mail) => mail.outcome === 'unreadable')
    .map((mail) => `message reçu le ${mail.received.toISOString().slice(0, 10)}, conservé sans avoir pu être lu`);
  return [
    ...section('Mis de côté, sans effet', aside),
    ...section('Illisibles, conservés (« npm run -s amiable -- retry » les relit)', unreadable),
  ];
}

/** Each of these had a mail of its own. */
const TOLD_ALREADY = /^(?:asked-which-claim|proof-asked|pretender)/;

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

const QUESTION_IN_FRENCH: Readonly<Record<string, string>> = {
  'approve-draft': 'un projet attend un accord',
  'confirm-approval': 'un accord attend le mot OK',
  'claim-facts': 'des renseignements manquent',
  'choose-claim': 'à quel dossier rattacher ce message ?',
  'check-payment': 'un paiement est à vérifier',
  'close-or-claim-rest': 'clore, ou demander les accessoires ?',
  'check-recipient': 'le destinataire est-il le bon ?',
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

function section(title: string, lines: readonly string[]): readonly Section[] {
  return lines.length === 0 ? [] : [{ title, text: lines.join('\n') }];
}
