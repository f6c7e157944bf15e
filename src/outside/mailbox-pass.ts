/** One look at every watched box of a link; the idling box is left open at the end. */
import type { WatchedBox } from './mailbox-link.ts';
import { type BoxSync, NotKept, syncBox } from './mailbox-sync.ts';

/** What every box of the link shares. */
export type LinkSync = Omit<BoxSync, 'box'>;

export class SyncPass {
  readonly #sync: LinkSync;
  readonly #boxes: readonly WatchedBox[];
  /** What each box's next mail would be numbered when it was last read to its end. */
  readonly #readTo = new Map<string, string>();
  #keptAll = true;

  constructor(sync: LinkSync, boxes: readonly WatchedBox[]) {
    this.#sync = sync;
    this.#boxes = boxes;
  }

  /** Whether the desk kept every mail. A mail it could not keep holds up its own box only. */
  async run(openAnew: boolean): Promise<boolean> {
    this.#keptAll = true;
    const [idling, ...others] = this.#boxes;
    if (idling === undefined) return true;
    await this.#read(idling, openAnew);
    let left = false;
    for (const box of others) {
      const stands = await this.#stateOf(box);
      if (!openAnew && stands !== null && stands === this.#readTo.get(box.path)) continue;
      left = true;
      if ((await this.#read(box, true)) && stands !== null) this.#readTo.set(box.path, stands);
    }
    if (left) await this.#read(idling, false);
    return this.#keptAll;
  }

  async #read(box: WatchedBox, openAnew: boolean): Promise<boolean> {
    try {
      await syncBox({ ...this.#sync, box }, openAnew);
      return true;
    } catch (error) {
      if (!(error instanceof NotKept)) throw error;
      this.#keptAll = false;
      return false;
    }
  }

  /** Asked without leaving the idling box; null where the server does not say. */
  async #stateOf(box: WatchedBox): Promise<string | null> {
    const status = await this.#sync.link.status(box.path, { uidNext: true, uidValidity: true });
    if (status === false || status.uidNext === undefined || status.uidValidity === undefined) return null;
    return `${status.uidValidity} ${status.uidNext}`;
  }
}
