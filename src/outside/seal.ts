/** Tokens in addresses and Message-IDs, hashes of drafts, one-time codes: what ties an answer to what we sent. A token never authenticates by itself. */
import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { PracticeId } from '../claim/practice.ts';

/** `l`: a letter or notice we sent, by its outbox row; `q`: a question; `b`: where its bounces come back. */
export type TokenKind = 'l' | 'q' | 'b';
export type Token = { readonly kind: TokenKind; readonly id: string };

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const TOKEN = /\b([lqb])\.([a-z2-7]{16})\.([a-z2-7]{26})\b/g;

function base32(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32[(held >> (bits - 5)) & 31];
    held &= 255;
  }
  return bits > 0 ? text + BASE32[(held << (5 - bits)) & 31] : text;
}

/** 16 lower-case characters, 80 bits: the id of an outbox row or a question. */
export function newId(): string {
  return base32(randomBytes(10));
}

function mac(secret: string, practice: PracticeId, kind: TokenKind, id: string): string {
  return base32(createHmac('sha256', secret).update(`${practice}|${kind}|${id}`).digest().subarray(0, 16));
}

export function sealToken(secret: string, practice: PracticeId, token: Token): string {
  return `${token.kind}.${token.id}.${mac(secret, practice, token.kind, token.id)}`;
}

/** The tokens of this practice in a text, in order; one altered by a character, or another practice's, is none. */
export function openTokens(secret: string, practice: PracticeId, text: string): readonly Token[] {
  return [...text.toLowerCase().matchAll(TOKEN)].flatMap(([, kind, id, given]) => {
    const token = { kind: kind as TokenKind, id: id ?? '' };
    const expected = mac(secret, practice, token.kind, token.id);
    return timingSafeEqual(Buffer.from(expected), Buffer.from(given ?? '')) ? [token] : [];
  });
}

/** `creances@cabinet.example` → `creances+l.….…@cabinet.example`. */
export function addressWith(inbox: string, token: string): string {
  return inbox.replace('@', `+${token}@`);
}

/** Without angle brackets. */
export function messageIdWith(inbox: string, token: string): string {
  return `${token}@${inbox.slice(inbox.indexOf('@') + 1)}`;
}

/** A draft's seal: recipient, subject, text, HTML and attachments; Date and Message-ID are stamped later. */
export function draftHash(draft: {
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly content: Uint8Array }[];
}): string {
  const hash = createHash('sha256');
  for (const part of [draft.to ?? '', draft.subject, draft.text, draft.html]) hash.update(`${Buffer.byteLength(part)}:${part}`);
  for (const { name, content } of draft.attachments) hash.update(`${name.length}:${name}${content.length}:`).update(content);
  return hash.digest('hex');
}

/** Six digits, for the round trip that proves an address. */
export function oneTimeCode(): string {
  return randomInt(0, 1_000_000).toString().padStart(6, '0');
}

/** Codes are stored as this, never in clear. */
export function codeHash(secret: string, code: string): string {
  return createHmac('sha256', secret).update(`code|${code}`).digest('hex');
}
