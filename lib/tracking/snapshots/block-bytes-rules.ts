import { TEXT } from "./block-format-rules";

const utf8 = new TextEncoder();

/** Bytes that grow at the end and can be cut back, with the number forms of the block format. */
export class BlockBytes {
  #bytes: Uint8Array;
  length: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = new Uint8Array(bytes.length + 64);
    this.#bytes.set(bytes);
    this.length = bytes.length;
  }

  copy(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }

  set(position: number, value: number): void {
    this.#bytes[position] = value;
  }

  byte(value: number): void {
    if (this.length === this.#bytes.length) {
      const grown = new Uint8Array(2 * this.length + 64);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes[this.length++] = value;
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

  /** The rest of a name whose code is TEXT. */
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
