interface InFlight {
  /** `performance.now()` at which the call is aborted. */
  until: number;
  abort: () => void;
}

/** Ends a run's calls at their timeout or at the run's deadline, with one timer for all of them. */
export class CallTimer {
  readonly #endsAt: number;
  /** In the order of their end: all calls have the same timeout. */
  readonly #inFlight = new Set<InFlight>();
  #timer: NodeJS.Timeout | null = null;

  /** @param deadlineMs of the whole run, from now */
  constructor(
    deadlineMs: number,
    readonly timeoutMs: number,
  ) {
    this.#endsAt = performance.now() + deadlineMs;
  }

  /** Milliseconds until the run's deadline. */
  get timeLeft(): number {
    return this.#endsAt - performance.now();
  }

  /** @returns what to call once the call is over */
  watch(abort: () => void): () => void {
    const call = { until: Math.min(performance.now() + this.timeoutMs, this.#endsAt), abort };
    this.#inFlight.add(call);
    if (!this.#timer) this.#wake(call.until);
    return () => this.#inFlight.delete(call);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #wake(at: number): void {
    this.#timer = setTimeout(() => this.#sweep(), Math.max(1, Math.ceil(at - performance.now())));
    this.#timer.unref();
  }

  #sweep(): void {
    this.#timer = null;
    for (const call of this.#inFlight) {
      if (call.until > performance.now()) {
        this.#wake(call.until);
        return;
      }
      this.#inFlight.delete(call);
      call.abort();
    }
  }
}
