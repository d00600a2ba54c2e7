type Element = string | number | bigint | Uint8Array | null;

/**
 * Returns a PostgreSQL array as text, for one parameter with a cast: a parameter per element costs more to build and
 * parse than the query itself.
 */
export const arrayOf = (values: readonly Element[]): string =>
  `{${values.map((value) => (typeof value === "number" ? value : elementOf(value))).join(",")}}`;

function elementOf(value: Element): string {
  if (value === null) return "NULL";
  if (typeof value === "string") return `"${value.replace(/["\\]/g, "\\$&")}"`;
  if (typeof value === "object") return `"\\\\x${hexOf(value)}"`;
  return String(value);
}

/** What most hours add is shorter. */
const small = Buffer.alloc(256);

/** A view of the bytes would do, but a thousand of them cost more than a thousand copies of a few bytes. */
function hexOf(bytes: Uint8Array): string {
  if (bytes.length > small.length) return Buffer.from(bytes).toString("hex");
  small.set(bytes);
  return small.toString("hex", 0, bytes.length);
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
