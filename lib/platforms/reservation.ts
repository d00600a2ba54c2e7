import type { Context } from "@/lib/core/context";
import { SECOND_MS } from "@/lib/core/time/unit-rules";
import type { Bucket } from "@/lib/platforms/connector";
import type { Need } from "@/lib/platforms/price-rules";
import { returnUnits } from "@/lib/platforms/quotas";
import { type Ask, type Reserved, reserveUnits } from "@/lib/platforms/reserve-units";
import type { Failure } from "@/lib/platforms/schemas";
import { needsOf, type PricedCall, type Spending } from "@/lib/platforms/spending";

/** How often a run looks whether the platform was paused or the bucket blocked meanwhile. */
const CHECK_EVERY_MS = SECOND_MS;
/** Share of the planned units that is reserved at a time for calls beyond the plan, such as retries. */
const EXTRA_SHARE = 0.1;

/**
 * One run's units of a bucket, and the money that its calls may cost: reserved for all its planned calls in one statement,
 * taken call by call in memory, and the rest returned at the end. A run that dies leaves its units reserved until the
 * window ends; it never makes more calls than were reserved.
 */
export class Reservation {
  #planned = 1;
  #plannedNeeds: readonly Need[] = [];
  #isReserved = false;
  #left = 0;
  #unanswered = 0;
  #latest: Reserved | null = null;
  /** What the cheapest call cost for which there was no money at the last look. */
  #refusedCost: bigint | null = null;
  #checkedAt = Number.NEGATIVE_INFINITY;
  #renewing: Promise<void> | null = null;

  constructor(
    readonly ctx: Context,
    readonly spending: Spending,
    readonly bucket: Bucket,
    readonly share: number,
  ) {}

  /**
   * Sets the number of calls that the run will make, and what they are expected to cost. Without it, units are reserved
   * one at a time.
   */
  plan(calls: number, needs: readonly Need[]): void {
    this.#planned = Math.max(1, calls);
    this.#plannedNeeds = needs;
  }

  /**
   * Takes a unit and what the call may cost at most.
   * @returns the money taken if the call may be made, otherwise the outcome that the platform would give to it
   */
  async take(call: PricedCall): Promise<bigint | Failure> {
    for (;;) {
      if (this.#latest && performance.now() - this.#checkedAt < CHECK_EVERY_MS) {
        const { stopped, exhausted, ceiling } = this.#latest;
        if (stopped) return stopped;
        if (this.#left > 0) {
          const cost = this.spending.costOf(call);
          if (cost <= this.spending.left) {
            this.#left -= 1;
            this.spending.take(cost);
            return cost;
          }
          if (ceiling && this.#refusedCost !== null && this.#refusedCost <= cost) return ceiling;
        } else if (exhausted) return exhausted;
      }
      this.#renewing ??= this.#renew(call).finally(() => {
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
    const { platform } = this.spending.source;
    await returnUnits(this.ctx, platform, this.bucket, { units, windowEndsAt: this.#latest.windowEndsAt });
  }

  async #renew(call: PricedCall): Promise<void> {
    const { purpose, at, source } = this.spending;
    const units = this.#left > 0 ? 0 : this.#lotSize();
    this.#latest = await reserveUnits(this.ctx, source, this.bucket, {
      units,
      share: this.share,
      ask: { purpose, at, ...this.#needs(call, units) },
    });
    this.spending.add(this.#latest);
    this.#refusedCost = this.#latest.ceiling && this.#latest.money === 0n ? this.spending.costOf(call) : null;
    this.#left += this.#latest.granted;
    this.#isReserved ||= this.#latest.granted > 0;
    this.#checkedAt = performance.now();
  }

  #needs(call: PricedCall, units: number): Pick<Ask, "needs" | "least"> {
    const least = needsOf(call);
    // Before the first answer, prices that an admin changed aren't known.
    if (!this.#latest) return { needs: this.#plannedNeeds, least };
    // A look at the bucket only.
    if (this.spending.costOf(call) <= this.spending.left) return { needs: [], least: [] };
    // Of the calls after this one, only their own price is known.
    return { needs: least.map((need, place) => (place === 0 ? { ...need, most: Math.max(1, units) } : need)), least };
  }

  #lotSize(): number {
    return this.#isReserved ? Math.ceil(this.#planned * EXTRA_SHARE) : this.#planned;
  }
}
