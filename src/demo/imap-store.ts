/** The mailboxes of the embedded IMAP server, in memory: users, their boxes, the mails in them, byte for byte. */
import { EventEmitter } from 'node:events';

export type StoredMail = {
  readonly uid: number;
  readonly internalDate: Date;
  readonly raw: Buffer;
  readonly flags: Set<string>;
  /** Grows with every change: what CONDSTORE counts. */
  modseq: number;
};

export type Box = {
  readonly name: string;
  readonly specialUse: string | null;
  uidValidity: number;
  uidNext: number;
  highestModseq: number;
  mails: StoredMail[];
};

export type Delivery = { readonly date?: Date; readonly flags?: Iterable<string> };

const GREATEST_UIDVALIDITY = 2 ** 31 - 1;

/** `changed` is emitted with the box whenever mails come or go, `reset` when its UIDVALIDITY is another. */
export class ImapStore extends EventEmitter<{ changed: [Box]; reset: [Box] }> {
  readonly #boxes = new Map<string, Map<string, Box>>();
  readonly #passwords: ReadonlyMap<string, string>;
  readonly #now: () => Date;
  #uidValidity: number;

  constructor(passwords: ReadonlyMap<string, string>, now: () => Date) {
    super();
    this.setMaxListeners(0);
    this.#passwords = new Map([...passwords].map(([user, password]) => [user.toLowerCase(), password]));
    this.#now = now;
    this.#uidValidity = Math.floor(now().getTime() / 1000);
    for (const user of this.#passwords.keys()) {
      this.#boxes.set(user, new Map());
      this.create(user, 'INBOX');
      this.create(user, 'Junk', '\\Junk');
      this.create(user, 'Sent', '\\Sent');
    }
  }

  has(user: string): boolean {
    return this.#passwords.has(user.toLowerCase());
  }

  opens(user: string, password: string): boolean {
    return this.#passwords.get(user.toLowerCase()) === password;
  }

  boxes(user: string): readonly Box[] {
    return [...this.#boxesOf(user).values()];
  }

  box(user: string, name: string): Box | null {
    return this.#boxesOf(user).get(boxKey(name)) ?? null;
  }

  create(user: string, name: string, specialUse: string | null = null): Box {
    const there = this.box(user, name);
    if (there !== null) return there;
    const box = { name, specialUse, uidValidity: this.#freshUidValidity(), uidNext: 1, highestModseq: 1, mails: [] };
    this.#boxesOf(user).set(boxKey(name), box);
    return box;
  }

  remove(user: string, name: string): boolean {
    return boxKey(name) !== 'INBOX' && this.#boxesOf(user).delete(boxKey(name));
  }

  deliver(box: Box, raw: Buffer, { date = this.#now(), flags = [] }: Delivery = {}): StoredMail {
    box.highestModseq += 1;
    const mail = { uid: box.uidNext, internalDate: date, raw, flags: new Set(flags), modseq: box.highestModseq };
    box.uidNext += 1;
    box.mails.push(mail);
    this.emit('changed', box);
    return mail;
  }

  take(box: Box, mails: readonly StoredMail[]): void {
    const leaving = new Set(mails);
    box.mails = box.mails.filter((mail) => !leaving.has(mail));
    box.highestModseq += 1;
    this.emit('changed', box);
  }

  flag(box: Box, mail: StoredMail, flags: Iterable<string>, how: 'add' | 'remove' | 'set'): void {
    if (how === 'set') mail.flags.clear();
    for (const flag of flags) how === 'remove' ? mail.flags.delete(flag) : mail.flags.add(flag);
    box.highestModseq += 1;
    mail.modseq = box.highestModseq;
  }

  /** As after a rebuilt index: the same mails under other numbers. Whoever has the box open is put out. */
  resetUidValidity(box: Box): void {
    box.uidValidity = this.#freshUidValidity();
    box.mails = box.mails.map((mail, index) => ({ ...mail, uid: index + 1 }));
    box.uidNext = box.mails.length + 1;
    this.emit('reset', box);
  }

  #boxesOf(user: string): Map<string, Box> {
    const boxes = this.#boxes.get(user.toLowerCase());
    if (boxes === undefined) throw new Error(`no such user of the embedded server: ${user}`);
    return boxes;
  }

  #freshUidValidity(): number {
    this.#uidValidity = Math.min(this.#uidValidity + 1, GREATEST_UIDVALIDITY);
    return this.#uidValidity;
  }
}

function boxKey(name: string): string {
  return name.toUpperCase() === 'INBOX' ? 'INBOX' : name;
}
