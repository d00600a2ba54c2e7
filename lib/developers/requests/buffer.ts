import { log } from "@/lib/core/log";

/** A REST API call by a known key. */
export interface RequestEntry {
  requestId: string;
  organizationId: number;
  keyId: number;
  method: string;
  /** The documented path, such as `/api/v1/videos/{id}`. */
  route: string;
  /** The path as called, without the query. */
  path: string;
  status: number;
  /** Milliseconds until the response headers were ready. */
  duration: number;
  credits: number;
  at: Date;
}

interface BufferOptions {
  /** Writes the whole batch or nothing. Writing the same batch again has no effect. */
  write(batch: readonly RequestEntry[]): Promise<void>;
  /** Whether a failure is caused by the batch itself, so that a retry cannot succeed. */
  isHopeless?(error: unknown): boolean;
  intervalMs?: number;
  batchSize?: number;
  /** Entries beyond this are dropped, so that memory does not grow while the database is unavailable. */
  capacity?: number;
}

/** Collects entries in memory and writes them in batches. Adding an entry does not wait and never fails. */
export class RequestBuffer {
  #entries: RequestEntry[] = [];
  #dropped = 0;
  #lost = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<boolean> | null = null;
  readonly #options: Required<BufferOptions>;

  constructor(options: BufferOptions) {
    this.#options = { isHopeless: () => false, intervalMs: 1_000, batchSize: 500, capacity: 10_000, ...options };
  }

  /** The entries waiting to be written, and the entries lost since the last log message about losses. */
  get state(): { waiting: number; dropped: number } {
    return { waiting: this.#entries.length, dropped: this.#dropped };
  }

  /** The entries lost since the process started. */
  get lost(): number {
    return this.#lost;
  }

  add(entry: RequestEntry): void {
    if (this.#entries.length >= this.#options.capacity) {
      this.#dropped++;
      this.#lost++;
    } else this.#entries.push(entry);
    // A busy process writes the next batch immediately, except after a failure.
    if (this.#entries.length === this.#options.batchSize) void this.#writeBatch();
    this.#wind();
  }

  /**
   * Writes the entries waiting now, but not those added meanwhile, or it might never finish under load. @returns false
   * if writing failed
   */
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
      // Failed entries are retried with the ones added since.
      if (!(await this.flush())) this.#wind();
    }, this.#options.intervalMs).unref();
  }

  /** One batch at a time, so that batches are written in order. */
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
        log.warn({ err: reason, waiting: this.#entries.length }, "the request log could not be written");
        return false;
      }
      this.#lost += batch.length;
      log.error({ err: reason, lost: batch.length }, "a batch of the request log was rejected");
    }
    this.#entries.splice(0, batch.length);
    if (this.#dropped > 0) {
      log.warn(
        { dropped: this.#dropped },
        "API calls were not logged because the database was unavailable for too long",
      );
      this.#dropped = 0;
    }
    return true;
  }
}
