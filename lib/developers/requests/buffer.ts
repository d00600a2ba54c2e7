import { log } from "@/lib/core/log";

/** A call of the REST API by a known key. */
export interface RequestEntry {
  requestId: string;
  organizationId: number;
  keyId: number;
  method: string;
  /** The documented path: `/api/v1/videos/{id}`. */
  route: string;
  /** As it was called, without the query. */
  path: string;
  status: number;
  /** Milliseconds until the answer's head was ready. */
  duration: number;
  points: number;
  at: Date;
}

interface BufferOptions {
  /** Writes all of the batch or nothing, and the same batch twice only once. */
  write(batch: readonly RequestEntry[]): Promise<void>;
  /** Tells failures of the database, which may pass, from faults of the batch itself, which will not. */
  isHopeless?(error: unknown): boolean;
  everyMs?: number;
  batchSize?: number;
  /** More than these are not held: while the database is away memory must not grow. */
  capacity?: number;
}

/** Collects entries in memory and writes them in batches. Noting one costs no wait and never fails. */
export class RequestBuffer {
  #entries: RequestEntry[] = [];
  #dropped = 0;
  #lost = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<boolean> | null = null;
  readonly #options: Required<BufferOptions>;

  constructor(options: BufferOptions) {
    this.#options = { isHopeless: () => false, everyMs: 1_000, batchSize: 500, capacity: 10_000, ...options };
  }

  /** How many wait to be written, and how many were lost since the last time that was logged. */
  get state(): { waiting: number; dropped: number } {
    return { waiting: this.#entries.length, dropped: this.#dropped };
  }

  /** How many were lost since the process began. */
  get lost(): number {
    return this.#lost;
  }

  note(entry: RequestEntry): void {
    if (this.#entries.length >= this.#options.capacity) {
      this.#dropped++;
      this.#lost++;
    } else this.#entries.push(entry);
    // Between two batches of a busy process there is no pause; after a failure there is.
    if (this.#entries.length === this.#options.batchSize) void this.#writeBatch();
    this.#wind();
  }

  /** Writes what waits now, not what comes meanwhile: under load that would never end. @returns false when it failed */
  async flush(): Promise<boolean> {
    if (this.#writing && !(await this.#writing)) return false;
    const due = this.#entries.length;
    for (let written = 0; written < due; written += this.#options.batchSize)
      if (!(await this.#writeBatch())) return false;
    return true;
  }

  #wind(): void {
    this.#timer ??= setTimeout(async () => {
      this.#timer = undefined;
      // What could not be written is tried again with whatever came since.
      if (!(await this.flush())) this.#wind();
    }, this.#options.everyMs).unref();
  }

  /** One batch at a time, so that they are written in order. */
  #writeBatch(): Promise<boolean> {
    this.#writing ??= this.#attempt().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  async #attempt(): Promise<boolean> {
    const batch = this.#entries.slice(0, this.#options.batchSize);
    if (batch.length === 0) return true;
    try {
      await this.#options.write(batch);
    } catch (error) {
      const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      if (!this.#options.isHopeless(error)) {
        log.warn({ err: reason, waiting: this.#entries.length }, "the log of API calls could not be written");
        return false;
      }
      this.#lost += batch.length;
      log.error({ err: reason, lost: batch.length }, "a batch of the log of API calls was refused");
    }
    this.#entries.splice(0, batch.length);
    if (this.#dropped > 0) {
      log.warn({ dropped: this.#dropped }, "API calls were not logged: the database was away too long");
      this.#dropped = 0;
    }
    return true;
  }
}
