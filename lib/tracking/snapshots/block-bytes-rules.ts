import { TEXT } from "./block-format-rules";

const utf8 = new TextEncoder();
/** What most hours need, also with the header of a new block. V8 keeps arrays of up to 64 bytes in its own heap. */
const ROOM = 64;

/**
 * Bytes that grow at the end and can be cut back, with the number forms of the block format. The given ones are not
 * copied: what an hour adds is few bytes, and a batch has a thousand of them.
 */
export class BlockBytes {
  readonly #given: Uint8Array;
  /** How many of the given bytes are still in use. */
  #kept: number;
  #added: Uint8Array | null = null;
  #addedLength = 0;

  constructor(bytes: Uint8Array) {
    this.#given = bytes;
    this.#kept = bytes.length;
  }

  get length(): number {
    return this.#kept + this.#addedLength;
  }

  /** How many of the given bytes are still the first ones. */
  get kept(): number {
    return this.#kept;
  }

  /** Removes the bytes from this position on. */
  cut(length: number): void {
    this.#kept = Math.min(this.#kept, length);
    this.#addedLength = length - this.#kept;
  }

  copy(): Uint8Array {
    const bytes = new Uint8Array(this.length);
    bytes.set(this.#given.subarray(0, this.#kept));
    bytes.set(this.added(), this.#kept);
    return bytes;
  }

  /** Returns the bytes after the kept ones, until the next change. */
  added(): Uint8Array {
    return this.#added?.subarray(0, this.#addedLength) ?? EMPTY;
  }

  byte(value: number): void {
    this.#added ??= new Uint8Array(ROOM);
    if (this.#addedLength === this.#added.length) {
      const grown = new Uint8Array(2 * this.#addedLength);
      grown.set(this.#added);
      this.#added = grown;
    }
    this.#added[this.#addedLength++] = value;
  }

  /** LEB128: seven bits a byte, the lowest first; the high bit says that more follow. */
  unsigned(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  /** The LEB128 of the zigzag number, which itself would not be exact above 2^52. */
  signed(value: number): void {
    const isNegative = value < 0;
    const magnitude = isNegative ? -value - 1 : value;
    const low = ((magnitude % 64) << 1) | (isNegative ? 1 : 0);
    const rest = Math.floor(magnitude / 64);
    this.byte(rest > 0 ? low | 128 : low);
    if (rest > 0) this.unsigned(rest);
  }

  /** The remainder of a name whose code is TEXT. */
  text(name: string): void {
    const bytes = utf8.encode(name);
    this.unsigned(bytes.length);
    for (const byte of bytes) this.byte(byte);
  }

  name(name: string, names: readonly string[]): void {
    const code = names.indexOf(name) + 1;
    this.unsigned(code);
    if (code === TEXT) this.text(name);
  }
}

const EMPTY = new Uint8Array();
