/** Wakes the one who waits, or the next who will. */
export class Bell {
  #rung = false;
  #wake: (() => void) | null = null;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** What was rung before does not count any more. */
  hush(): void {
    this.#rung = false;
  }

  /** Until the bell rings (true) or the time is over (false); at once when it has rung. */
  async wait(ms: number): Promise<boolean> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = null;
    }
    return this.#rung;
  }
}
