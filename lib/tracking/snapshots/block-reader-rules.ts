import { TEXT } from "./block-format-rules";

const utf8 = new TextDecoder();
const cutOff = () => new Error("a snapshot block is cut off");

/**
 * Reads the number forms of the block format. Numbers are exact to 2^53: no value is shifted, and no BigInt is involved.
 * @throws Error from each method if the bytes end too early
 */
export class BlockReader {
  position = 0;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  byte(): number {
    const byte = this.bytes[this.position++];
    if (byte === undefined) throw cutOff();
    return byte;
  }

  unsigned(): number {
    let byte = this.byte();
    let value = byte & 127;
    for (let scale = 128; byte & 128; scale *= 128) {
      byte = this.byte();
      value += (byte & 127) * scale;
    }
    return value;
  }

  /** Zigzag: the lowest bit is the sign, the others n, or −n − 1 of a negative number. */
  signed(): number {
    let byte = this.byte();
    const isNegative = byte & 1;
    let value = (byte & 127) >> 1;
    for (let scale = 64; byte & 128; scale *= 128) {
      byte = this.byte();
      value += (byte & 127) * scale;
    }
    return isNegative ? -value - 1 : value;
  }

  /** @param code the name's code, which has already been read */
  name(code: number, names: readonly string[]): string {
    if (code === TEXT) return utf8.decode(this.text());
    const name = names[code - 1];
    if (name === undefined) throw new Error(`code ${code} in a snapshot block is unknown`);
    return name;
  }

  skipName(): void {
    if (this.unsigned() === TEXT) this.text();
  }

  private text(): Uint8Array {
    const length = this.unsigned();
    const start = this.position;
    this.position += length;
    if (this.position > this.bytes.length) throw cutOff();
    return this.bytes.subarray(start, this.position);
  }
}
