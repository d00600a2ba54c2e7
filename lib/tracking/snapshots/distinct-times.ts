import { arrayOf } from "@/db/array-literal";

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
