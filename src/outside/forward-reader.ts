/** Reads little-endian numbers and runs of bytes one after the other. Past the end it gives zeros, nothing, and says so. */
export class ForwardReader {
  private readonly bytes: Buffer;
  private at = 0;
  /** More was asked for than there is. */
  isPastEnd = false;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  take(length: number): Buffer {
    const taken = this.bytes.subarray(this.at, this.at + length);
    if (taken.length < length) this.isPastEnd = true;
    this.at = Math.min(this.at + length, this.bytes.length);
    return taken;
  }

  uint8(): number {
    return this.take(1)[0] ?? 0;
  }

  uint16(): number {
    const taken = this.take(2);
    return taken.length < 2 ? 0 : taken.readUInt16LE();
  }

  uint32(): number {
    const taken = this.take(4);
    return taken.length < 4 ? 0 : taken.readUInt32LE();
  }
}
