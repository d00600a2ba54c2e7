/** Runs a few pieces of work at a time; the others wait in order, and no more wait than `mostWaiting`. */
export class Lanes {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    readonly atOnce: number,
    readonly mostWaiting: number,
  ) {}

  /** @throws Error where too many wait already */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.atOnce) this.#running += 1;
    else {
      if (this.#waiting.length >= this.mostWaiting) throw new Error(`More than ${this.mostWaiting} are waiting`);
      // Whoever ends hands its lane over, so nobody who comes in between takes it.
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
