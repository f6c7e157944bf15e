/** Cuts what a client sends into commands, literals included. */
import type { Literal } from './imap-syntax.ts';

export type CommandPieces = readonly (string | Literal)[];

const LONGEST_LINE = 64 * 1024;
const LARGEST_LITERAL = 64 * 1024 * 1024;

export class CommandReader {
  readonly #onCommand: (pieces: CommandPieces) => void;
  readonly #onLiteralAsked: () => void;
  #chunks: Buffer[] = [];
  #held = 0;
  #pieces: (string | Literal)[] = [];
  /** Octets of the literal being read; null between literals. */
  #literal: number | null = null;

  constructor(onCommand: (pieces: CommandPieces) => void, onLiteralAsked: () => void) {
    this.#onCommand = onCommand;
    this.#onLiteralAsked = onLiteralAsked;
  }

  /** @throws RangeError when a line or a literal is too long to be honest. */
  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    if (this.#literal !== null && this.#held < this.#literal) return;
    let rest = Buffer.concat(this.#chunks);
    for (let taken = this.#take(rest); taken > 0 || this.#literal === 0; taken = this.#take(rest)) rest = rest.subarray(taken);
    this.#chunks = [rest];
    this.#held = rest.length;
  }

  /** How many octets of `bytes` were understood; 0 when more are needed. */
  #take(bytes: Buffer): number {
    if (this.#literal !== null) {
      if (bytes.length < this.#literal) return 0;
      const length = this.#literal;
      this.#literal = null;
      this.#pieces.push({ bytes: Buffer.from(bytes.subarray(0, length)) });
      return length;
    }
    const end = bytes.indexOf('\r\n');
    if (end === -1 && bytes.length > LONGEST_LINE) throw new RangeError('line too long');
    if (end === -1) return 0;
    this.#line(bytes.toString('latin1', 0, end));
    return end + 2;
  }

  #line(text: string): void {
    const found = /\{(\d{1,12})(\+?)\}$/.exec(text);
    if (found === null) {
      const pieces = [...this.#pieces, text];
      this.#pieces = [];
      this.#onCommand(pieces);
      return;
    }
    this.#literal = Number(found[1]);
    if (this.#literal > LARGEST_LITERAL) throw new RangeError('literal too long');
    this.#pieces.push(text.slice(0, found.index));
    if (found[2] === '') this.#onLiteralAsked();
  }
}
