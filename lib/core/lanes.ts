/** Limits concurrency: a few pieces of work run at a time, and at most `mostWaiting` others wait in order. */
export class Lanes {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    readonly atOnce: number,
    readonly mostWaiting: number,
  ) {}

  /** @throws Error if too many are already waiting */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.atOnce) this.#running += 1;
    else {
      if (this.#waiting.length >= this.mostWaiting) throw new Error(`More than ${this.mostWaiting} are waiting`);
      // Finished work hands its slot to the next in line, so that a newcomer can't take it.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
