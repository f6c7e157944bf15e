/** Tells the story in the terminal from what the daemon recorded and what the relay took: nothing is told that did not happen. */
import { claimEventInFrench, debtorEventInFrench } from '../claim/chronology.ts';
import type { ClaimEvent } from '../claim/claim-events.ts';
import type { DebtorEvent } from '../claim/debtor.ts';
import { quietInFrench } from '../claim/in-french.ts';
import { whyQuiet } from '../claim/why-quiet.ts';
import { allClaims, loadClaim } from '../database/claims.ts';
import { recordedEvents } from '../database/events.ts';
import { mailsSettledSince } from '../database/mails.ts';
import { openQuestions } from '../database/questions.ts';
import { situationFrom } from '../desk/desk.ts';
import { frenchDayAndDate, type IsoDate, parisDay, parisTime } from '../law/calendar.ts';
import { parseMail } from '../outside/mime.ts';
import { EVERYBODY } from './cast.ts';
import type { Stage } from './stage.ts';

export type Teller = {
  /** A line of stage direction. */
  readonly scene: (words: string) => void;
  /** Tells all that happened since the last time; says nothing when nothing did. */
  readonly tell: () => Promise<void>;
};

const OUTCOMES: Readonly<Record<string, string>> = {
  'set-aside': 'mis de côté, sans effet',
  duplicate: 'copie d’un message déjà reçu, sans effet',
  unreadable: 'illisible, conservé',
  filed: 'classé',
};

export function tellerFor(stage: Stage, print: (line: string) => void): Teller {
  const practice = stage.desk.config.practices[0]!;
  const id = practice.practice.id;
  const seen = {
    events: new Set<string>(),
    mails: new Set<string>(),
    taken: 0,
    quiet: new Map<string, string>(),
    questions: new Set<string>(),
  };
  let day: IsoDate | null = null;

  const heading = () => {
    const today = parisDay(stage.now());
    if (today === day) return;
    day = today;
    print(`\n━━ ${frenchDayAndDate(today)} ${'━'.repeat(Math.max(0, 60 - frenchDayAndDate(today).length))}`);
  };
  const line = (label: string, words: string) => {
    heading();
    print(`   ${label.padEnd(8)} ${wrapped(words)}`);
  };

  const tellMails = async () => {
    for (const mail of await mailsSettledSince(stage.desk.db, id, new Date(0))) {
      const key = `${mail.id} ${mail.outcome} ${mail.reason}`;
      if (seen.mails.has(key)) continue;
      seen.mails.add(key);
      const words = OUTCOMES[mail.outcome ?? ''];
      if (words !== undefined)
        line('reçu', `« ${mail.subject ?? ''} » de ${nameOf(mail.from_address)} : ${words} (${mail.reason})`);
    }
  };
  const tellEvents = async () => {
    for (const { key, kind, event } of await recordedEvents(stage.desk.db, id)) {
      if (seen.events.has(key)) continue;
      seen.events.add(key);
      if (event.kind === 'UnsolicitedLetterPosted' || event.kind === 'AnswerPosted') continue;
      if (event.kind === 'LetterPosted') continue;
      const understood = event.kind === 'DebtorReplied' || event.kind === 'CallLogged';
      line(
        understood ? 'compris' : 'décidé',
        kind === 'claim' ? claimEventInFrench(event as ClaimEvent) : debtorEventInFrench(event as DebtorEvent),
      );
    }
  };
  const tellSent = async () => {
    const sent = stage.relay.taken().slice(seen.taken);
    seen.taken += sent.length;
    for (const { raw, user, recipient } of sent) {
      if (user !== practice.practice.inbox) continue;
      const mail = await parseMail(raw);
      if (!('unreadable' in mail)) line('parti', `à ${nameOf(recipient)} : « ${mail.subject} »`);
    }
  };
  const tellWaiting = async () => {
    for (const question of await openQuestions(stage.desk.db, id)) {
      if (seen.questions.has(question.id)) continue;
      seen.questions.add(question.id);
      line('attend', `${nameOf(question.askedOf)} (${WAITS[question.kind] ?? question.kind})`);
    }
  };
  const tellQuiet = async () => {
    for (const row of await allClaims(stage.desk.db, id)) {
      const { claim, debtor } = await loadClaim(stage.desk.db, id, row.id);
      const quiet = whyQuiet(situationFrom(stage.desk, practice, claim, debtor));
      const why = quiet === null ? '' : quietInFrench(quiet);
      if (seen.quiet.get(row.id) === why) continue;
      seen.quiet.set(row.id, why);
      if (why !== '') line('silence', `${row.reference} : ${why}`);
    }
  };
  return {
    scene: (words) => {
      heading();
      print(`\n ${parisTime(stage.now())}  ${wrapped(words)}`);
    },
    tell: async () => {
      await tellMails();
      await tellEvents();
      await tellSent();
      await tellWaiting();
      await tellQuiet();
    },
  };
}

const WAITS: Readonly<Record<string, string>> = {
  'approve-draft': 'un accord sur le projet',
  'confirm-approval': 'le seul mot OK',
  'claim-facts': 'ce qui manque au dossier',
  'choose-claim': 'le choix d’un dossier',
  'check-payment': 'la vérification du compte',
  'prove-yourself': 'la preuve de son adresse',
};

function nameOf(address: string | null): string {
  return EVERYBODY.find((person) => person.address === address)?.name ?? address ?? 'inconnu';
}

const WIDTH = 96;
const INDENT = ' '.repeat(12);

function wrapped(words: string): string {
  const lines: string[] = [''];
  for (const word of words.replace(/\s*\n\s*/g, ' ').split(/ +/)) {
    const last = lines.at(-1) ?? '';
    if (last.length + word.length + 1 > WIDTH && last !== '') lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join(`\n${INDENT}`);
}
