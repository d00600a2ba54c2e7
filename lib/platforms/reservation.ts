import type { Context } from "@/lib/core/context";
import { SECOND_MS } from "@/lib/core/time/unit-rules";
import type { Bucket } from "@/lib/platforms/connector";
import { type Reserved, reserveUnits, returnUnits } from "@/lib/platforms/quotas";
import type { Failure } from "@/lib/platforms/schemas";
import type { Source } from "@/lib/platforms/source";

/** How often a run looks whether the platform was paused or the bucket blocked meanwhile. */
const CHECK_EVERY_MS = SECOND_MS;
/** Share of the planned units that is reserved at a time for calls beyond the plan, such as retries. */
const EXTRA_SHARE = 0.1;

/**
 * One run's units of a bucket: reserved for all its planned calls in one statement, taken call by call in memory, and the
 * rest returned at the end. A run that dies leaves its units reserved until the window ends; it never makes more calls
 * than were reserved.
 */
export class Reservation {
  #planned = 1;
  #isReserved = false;
  #left = 0;
  #unanswered = 0;
  #latest: Reserved | null = null;
  #checkedAt = Number.NEGATIVE_INFINITY;
  #renewing: Promise<void> | null = null;

  constructor(
    readonly ctx: Context,
    readonly source: Pick<Source, "id" | "platform">,
    readonly bucket: Bucket,
    readonly share: number,
  ) {}

  /** Sets the number of calls that the run will make. Without it, units are reserved one at a time. */
  plan(calls: number): void {
    this.#planned = Math.max(1, calls);
  }

  /** @returns null if a call may be made, otherwise the outcome that the platform would give to it */
  async take(): Promise<Failure | null> {
    for (;;) {
      if (this.#latest && performance.now() - this.#checkedAt < CHECK_EVERY_MS) {
        const { stopped, exhausted } = this.#latest;
        if (stopped) return stopped;
        if (this.#left > 0) {
          this.#left -= 1;
          return null;
        }
        if (exhausted) return exhausted;
      }
      this.#renewing ??= this.#renew().finally(() => {
        this.#renewing = null;
      });
      await this.#renewing;
    }
  }

  /** Makes the next `take` look again, because the platform said something about the bucket. */
  expire(): void {
    this.#checkedAt = Number.NEGATIVE_INFINITY;
  }

  /**
   * Records that a call got no response. Where the platform reports its own count, its unit is returned: it may never
   * have arrived, and the next response corrects our count if it did.
   */
  recordUnanswered(): void {
    if (this.bucket.limit === null) this.#unanswered += 1;
  }

  /** Returns the units that were not used. */
  async release(): Promise<void> {
    const units = this.#left + this.#unanswered;
    this.#left = 0;
    this.#unanswered = 0;
    if (units === 0 || !this.#latest) return;
    await returnUnits(this.ctx, this.source.platform, this.bucket, { units, windowEndsAt: this.#latest.windowEndsAt });
  }

  async #renew(): Promise<void> {
    const units = this.#left > 0 ? 0 : this.#lotSize();
    this.#latest = await reserveUnits(this.ctx, this.source.platform, this.bucket, {
      units,
      share: this.share,
      source: this.source.id,
    });
    this.#left += this.#latest.granted;
    this.#isReserved ||= this.#latest.granted > 0;
    this.#checkedAt = performance.now();
  }

  #lotSize(): number {
    return this.#isReserved ? Math.ceil(this.#planned * EXTRA_SHARE) : this.#planned;
  }
}
