type Element = string | number | bigint | Uint8Array | null;

/**
 * Returns a PostgreSQL array as text, for one parameter with a cast: a parameter per element costs more to build and
 * parse than the query itself.
 */
export function arrayOf(values: readonly Element[]): string {
  let text = "{";
  for (const value of values) {
    if (text.length > 1) text += ",";
    if (typeof value === "number") text += value;
    else text += elementOf(value);
  }
  return `${text}}`;
}

function elementOf(value: Element): string {
  if (value === null) return "NULL";
  if (typeof value === "string") return `"${value.replace(/["\\]/g, "\\$&")}"`;
  if (typeof value === "object") return `"\\\\x${hexOf(value)}"`;
  return String(value);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** By hand, because most are a few bytes, for which a `Buffer` takes longer. */
function hexOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/**
 * Times of rows, most of which have the same: each is sent and parsed once, and a row has its position. A null has none.
 */
export class DistinctTimes {
  readonly #positions = new Map<number, number>();
  #last: { at: number; position: number } | null = null;

  /** Returns the position of a time in Unix milliseconds, from 1. */
  positionOf(at: number): number {
    if (this.#last?.at === at) return this.#last.position;
    const position = this.#positions.get(at) ?? this.#positions.size + 1;
    this.#positions.set(at, position);
    this.#last = { at, position };
    return position;
  }

  /** Returns the times as an array of ISO 8601 texts. */
  toArray(): string {
    return arrayOf([...this.#positions.keys()].map((at) => new Date(at).toISOString()));
  }
}
