/** One client of the embedded IMAP server: reads its commands in order, answers them, and misbehaves where a test asks for it. */
import type { Socket } from 'node:net';
import { CAPABILITIES, runCommand, signInWith } from './imap-commands.ts';
import { type CommandPieces, CommandReader } from './imap-reader.ts';
import type { Box, ImapStore, StoredMail } from './imap-store.ts';
import { BadCommand, type Token, tokensOf } from './imap-syntax.ts';

export type Verdict = 'answer' | 'hang-up' | 'silence' | 'refuse';

/** What a test lets go wrong; `GREETING` stands for the first line, `DONE` for the end of IDLE. */
export type ImapFaults = {
  /** The link is cut once so many more octets were written, to whomever. */
  dropAfterBytes: number | null;
  /** Nothing is written any more and nobody is told: a half-open link. */
  frozen: boolean;
  beforeReply: ((command: string, user: string | null) => Verdict | Promise<Verdict>) | null;
};

export type Selected = { readonly box: Box; readonly view: StoredMail[]; readonly readOnly: boolean };

export class ImapSession {
  readonly store: ImapStore;
  user: string | null = null;
  selected: Selected | null = null;
  readonly #socket: Socket;
  readonly #faults: ImapFaults;
  #turn: Promise<void> = Promise.resolve();
  /** The tag of the command that waits for the client's next line. */
  #waiting: { readonly tag: string; readonly for: 'idle' | 'credentials' } | null = null;

  constructor(socket: Socket, store: ImapStore, faults: ImapFaults) {
    this.#socket = socket;
    this.store = store;
    this.#faults = faults;
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    const reader = new CommandReader(
      (pieces) => this.#inTurn(() => this.#handle(pieces)),
      () => this.line('+ go on'),
    );
    socket.on('data', (chunk) => this.#read(reader, chunk));
    this.#listen();
    this.#inTurn(async () => {
      if (await this.#mayAnswer('GREETING', '*')) this.line(`* OK [CAPABILITY ${CAPABILITIES}] embedded server ready`);
    });
  }

  #listen(): void {
    const onChange = (box: Box) => {
      if (this.#waiting?.for === 'idle' && this.selected?.box === box) this.announceChanges();
    };
    const onReset = (box: Box) => {
      if (this.selected?.box === box) this.hangUp();
    };
    this.store.on('changed', onChange).on('reset', onReset);
    this.#socket.on('close', () => this.store.off('changed', onChange).off('reset', onReset));
  }

  hangUp(): void {
    this.#socket.destroy();
  }

  line(...pieces: readonly (string | Buffer)[]): void {
    if (this.#faults.frozen || this.#socket.destroyed) return;
    const octets = Buffer.concat(
      [...pieces, '\r\n'].map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)),
    );
    const left = this.#faults.dropAfterBytes;
    if (left === null) {
      this.#socket.write(octets);
    } else if (octets.length <= left) {
      this.#faults.dropAfterBytes = left - octets.length;
      this.#socket.write(octets);
    } else {
      this.#faults.dropAfterBytes = null;
      this.#socket.write(octets.subarray(0, left), () => this.#socket.destroy());
    }
  }

  /** Tells the client what came and, where it may be told, what left since it last looked. */
  announceChanges(expunges = true): void {
    if (this.selected === null) return;
    const { box, view } = this.selected;
    const present = new Set(box.mails);
    for (let index = view.length - 1; expunges && index >= 0; index -= 1) {
      if (present.has(view[index]!)) continue;
      view.splice(index, 1);
      this.line(`* ${index + 1} EXPUNGE`);
    }
    const seen = new Set(view);
    const arrived = box.mails.filter((mail) => !seen.has(mail));
    if (arrived.length === 0) return;
    view.push(...arrived);
    this.line(`* ${view.length} EXISTS`);
  }

  #read(reader: CommandReader, chunk: Buffer): void {
    try {
      reader.push(chunk);
    } catch {
      this.hangUp();
    }
  }

  #inTurn(work: () => Promise<void>): void {
    this.#turn = this.#turn.then(work).catch(() => this.hangUp());
  }

  async #handle(pieces: CommandPieces): Promise<void> {
    if (this.#waiting !== null) return this.#continue(String(pieces[0]));
    const [tag, verb, ...rest] = tokensOf(pieces);
    if (typeof tag !== 'string' || typeof verb !== 'string') return this.line('* BAD a command was expected');
    const byUid = verb.toUpperCase() === 'UID';
    const name = (byUid ? String(rest.shift()) : verb).toUpperCase();
    if (!(await this.#mayAnswer(byUid ? `UID ${name}` : name, tag))) return;
    const reply = this.#replyTo(tag, name, rest, byUid);
    if (reply !== null) this.line(`${tag} ${reply}`);
    if (name === 'LOGOUT') this.#socket.end();
  }

  /** null: the client's next line is awaited first. */
  #replyTo(tag: string, name: string, rest: readonly Token[], byUid: boolean): string | null {
    try {
      if (name === 'AUTHENTICATE' && rest.length === 1) return this.#await(tag, 'credentials', '+ ');
      if (name === 'IDLE' && this.user !== null) return this.#await(tag, 'idle', '+ idling');
      return runCommand(this, name, rest, byUid);
    } catch (error) {
      return error instanceof BadCommand ? `BAD ${error.message}` : 'NO internal error';
    }
  }

  #await(tag: string, what: 'idle' | 'credentials', go: string): null {
    this.#waiting = { tag, for: what };
    this.line(go);
    if (what === 'idle') this.announceChanges();
    return null;
  }

  async #continue(text: string): Promise<void> {
    const { tag, for: what } = this.#waiting!;
    this.#waiting = null;
    if (what === 'credentials') return this.line(`${tag} ${signInWith(this, text)}`);
    if (await this.#mayAnswer('DONE', tag))
      this.line(`${tag} ${text.toUpperCase() === 'DONE' ? 'OK idled' : 'BAD DONE was expected'}`);
  }

  async #mayAnswer(command: string, tag: string): Promise<boolean> {
    const verdict = (await this.#faults.beforeReply?.(command, this.user)) ?? 'answer';
    if (verdict === 'hang-up') this.hangUp();
    if (verdict === 'refuse') this.line(`${tag} NO refused`);
    return verdict === 'answer';
  }
}
