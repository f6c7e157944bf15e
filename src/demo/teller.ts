/** Tells the story in the terminal from what the daemon recorded and what the relay took: nothing is told that did not happen. */
import { claimEventInFrench, debtorEventInFrench } from '../claim/chronology.ts';
import type { ClaimEvent } from '../claim/claim-events.ts';
import type { DebtorEvent } from '../claim/debtor.ts';
import { quietInFrench } from '../claim/in-french.ts';
import { whyQuiet } from '../claim/why-quiet.ts';
import type { PracticeConfig } from '../config.ts';
import { allClaims, loadClaim } from '../database/claims.ts';
import { recordedEvents } from '../database/events.ts';
import { mailsSettledSince } from '../database/mails.ts';
import { openQuestions } from '../database/questions.ts';
import { situationFrom } from '../desk/desk.ts';
import { frenchDayAndDate, type IsoDate, parisDay, parisTime } from '../law/calendar.ts';
import { parseMail } from '../outside/mime.ts';
import { EVERYBODY } from './cast.ts';
import type { Stage } from './stage.ts';

export class Teller {
  readonly #stage: Stage;
  readonly #config: PracticeConfig;
  readonly #print: (line: string) => void;
  readonly #told = new Set<string>();
  readonly #quiet = new Map<string, string>();
  #taken = 0;
  #day: IsoDate | null = null;

  constructor(stage: Stage, print: (line: string) => void) {
    const [config] = stage.desk.config.practices;
    if (config === undefined) throw new Error('the stage has no practice');
    this.#stage = stage;
    this.#config = config;
    this.#print = print;
  }

  /** A stage direction. */
  scene(words: string): void {
    this.#heading();
    this.#print(`\n ${parisTime(this.#stage.now())}  ${wrapped(words)}`);
  }

  /** Tells all that happened since the last time; says nothing when nothing did. */
  async tell(): Promise<void> {
    await this.#tellMails();
    await this.#tellEvents();
    await this.#tellSent();
    await this.#tellWaiting();
    await this.#tellQuiet();
  }

  #heading(): void {
    const today = parisDay(this.#stage.now());
    if (today === this.#day) return;
    this.#day = today;
    const title = frenchDayAndDate(today);
    this.#print(`\n━━ ${title} ${'━'.repeat(Math.max(0, 60 - title.length))}`);
  }

  #line(label: string, words: string): void {
    this.#heading();
    this.#print(`   ${label.padEnd(8)} ${wrapped(words)}`);
  }

  #isNew(key: string): boolean {
    const fresh = !this.#told.has(key);
    this.#told.add(key);
    return fresh;
  }

  /** Mails that decided nothing on a claim. */
  async #tellMails(): Promise<void> {
    for (const mail of await mailsSettledSince(this.#stage.desk.db, this.#config.practice.id, new Date(0))) {
      const words = OUTCOMES[mail.outcome ?? ''];
      if (words === undefined || !this.#isNew(`${mail.id} ${mail.outcome} ${mail.reason}`)) continue;
      this.#line('reçu', `« ${mail.subject ?? ''} » de ${nameOf(mail.from_address)} : ${words} (${mail.reason})`);
    }
  }

  async #tellEvents(): Promise<void> {
    for (const { key, kind, event } of await recordedEvents(this.#stage.desk.db, this.#config.practice.id)) {
      if (!this.#isNew(key) || TOLD_ELSEWHERE.includes(event.kind)) continue;
      const understood = event.kind === 'DebtorReplied' || event.kind === 'CallLogged';
      const words = kind === 'claim' ? claimEventInFrench(event as ClaimEvent) : debtorEventInFrench(event as DebtorEvent);
      this.#line(understood ? 'compris' : 'décidé', words);
    }
  }

  /** What the relay took from the practice's inbox. */
  async #tellSent(): Promise<void> {
    const sent = this.#stage.relay.taken().slice(this.#taken);
    this.#taken += sent.length;
    for (const { raw, user, recipient } of sent) {
      const mail = user === this.#config.practice.inbox ? await parseMail(raw) : null;
      if (mail !== null && !('unreadable' in mail)) this.#line('parti', `à ${nameOf(recipient)} : « ${mail.subject} »`);
    }
  }

  async #tellWaiting(): Promise<void> {
    for (const question of await openQuestions(this.#stage.desk.db, this.#config.practice.id)) {
      if (this.#isNew(question.id))
        this.#line('attend', `${nameOf(question.askedOf)} (${WAITS[question.kind] ?? question.kind})`);
    }
  }

  /** Why nothing is sent, whenever the reason changes. */
  async #tellQuiet(): Promise<void> {
    const { desk } = this.#stage;
    for (const row of await allClaims(desk.db, this.#config.practice.id)) {
      const { claim, debtor } = await loadClaim(desk.db, this.#config.practice.id, row.id);
      const quiet = whyQuiet(situationFrom(desk, this.#config, claim, debtor));
      const why = quiet === null ? '' : quietInFrench(quiet);
      if (this.#quiet.get(row.id) === why) continue;
      this.#quiet.set(row.id, why);
      if (why !== '') this.#line('silence', `${row.reference} : ${why}`);
    }
  }
}

/** The relay tells these better. */
const TOLD_ELSEWHERE: readonly string[] = ['UnsolicitedLetterPosted', 'AnswerPosted', 'LetterPosted'];

const OUTCOMES: Readonly<Record<string, string>> = {
  'set-aside': 'mis de côté, sans effet',
  duplicate: 'copie d’un message déjà reçu, sans effet',
  unreadable: 'illisible, conservé',
  filed: 'classé',
};

const WAITS: Readonly<Record<string, string>> = {
  'approve-draft': 'un accord sur le projet',
  'confirm-approval': 'le seul mot OK',
  'claim-facts': 'ce qui manque au dossier',
  'piece-asked': 'l’envoi d’une pièce demandée',
  'choose-claim': 'le choix d’un dossier',
  'check-payment': 'la vérification du compte',
  'confirm-ledger': 'un mot sur l’état du compte',
  'confirm-acknowledgement': 'un mot sur une reconnaissance de la dette',
  'prove-yourself': 'la preuve de son adresse',
};

function nameOf(address: string | null): string {
  return EVERYBODY.find((person) => person.address === address)?.name ?? address ?? 'inconnu';
}

const WIDTH = 96;
const INDENT = ' '.repeat(12);

/** Nothing breaks after « or before the signs that French sets apart. */
function wrapped(words: string): string {
  const lines: string[] = [''];
  for (const word of words.replace(/\s*\n\s*/g, ' ').split(/(?<!«) +(?![»:;?!])/)) {
    const last = lines.at(-1) ?? '';
    if (last.length + word.length + 1 > WIDTH && last !== '') lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join(`\n${INDENT}`);
}
