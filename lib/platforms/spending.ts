import { utcDayOf } from "@/lib/core/time/utc-rules";
import { CALL_KIND, type Need, type Price, type Purpose, type Returned, type Spent } from "@/lib/platforms/price-rules";
import type { PricedSource, Reserved } from "@/lib/platforms/reserve-units";

/** The cost of a call, as far as it is known before the call. */
export interface PricedCall {
  /** Its kind in the price table; "call" by default. */
  kind?: string | undefined;
  /** The videos or channels that are requested. */
  subjects: readonly string[];
  /** The resources that it may return at most. */
  most?: readonly Need[] | undefined;
}

/** A resource that is charged unless another run already read it that day. */
export interface FirstRead {
  kind: string;
  id: string;
  price: bigint;
  subjects: Set<string>;
}

/** Returns everything that a call may be charged for. */
export const needsOf = ({ kind = CALL_KIND, most = [] }: PricedCall): Need[] => [{ kind, most: 1 }, ...most];

/**
 * One run's spending on a source: money is reserved from the source's budget before calls, each call takes from it what it
 * may cost at most, and what it didn't cost is there for the next one. What is left is returned when the run is booked. A
 * run that dies leaves its money reserved until the day or month ends.
 */
export class Spending {
  readonly day: string;
  /** Units and micro-dollars by kind, of what is charged for regardless of the day. */
  readonly usage = new Map<string, { units: number; amount: bigint }>();
  readonly firstReads = new Map<string, FirstRead>();
  readonly #spent: Spent[] = [];
  readonly #units: ReadonlyMap<string, Price["unit"]>;
  #prices: ReadonlyMap<string, bigint>;
  readonly #free = new Set<string>();
  #left = 0n;

  constructor(
    readonly source: PricedSource,
    readonly at: Date,
    readonly purpose: Purpose,
  ) {
    this.day = utcDayOf(at);
    this.#units = new Map(source.prices.map(({ kind, unit }) => [kind, unit]));
    this.#prices = new Map(source.prices.map(({ kind, price }) => [kind, price]));
  }

  /** Money that no call has taken. */
  get left(): bigint {
    return this.#left;
  }

  /** Adds what was reserved. */
  add({ money, prices, free }: Pick<Reserved, "money" | "prices" | "free">): void {
    this.#left += money;
    this.#prices = prices;
    for (const { kind, ids } of free) for (const id of ids) this.#free.add(keyOf(kind, id));
  }

  /** Returns what the call may cost at most. */
  costOf(call: PricedCall): bigint {
    return needsOf(call).reduce((sum, need) => sum + this.#costOf(need), 0n);
  }

  /** Takes money for a call, of what there is `left`. */
  take(cost: bigint): void {
    this.#left -= cost;
  }

  /** Charges for a call that was made and what it returned, and gives back the rest of what was taken. */
  charge({ kind = CALL_KIND, subjects }: PricedCall, taken: bigint, returned: readonly Returned[]): void {
    let cost = this.#count(kind, subjects);
    for (const resource of returned)
      cost +=
        this.#units.get(resource.kind) === "resource_day"
          ? this.#read(resource)
          : this.#count(resource.kind, resource.subjects);
    this.#left += taken - cost;
  }

  /** Returns what was spent, now that it is known which resources were first read by this run. */
  spent(first: readonly { kind: string; resource: string }[]): Spent[] {
    const reads = first.flatMap(({ kind, resource }) => this.firstReads.get(keyOf(kind, resource)) ?? []);
    const { id: source } = this.source;
    return [
      ...this.#spent,
      ...reads.flatMap(({ price: amount, subjects }) =>
        amount > 0n ? [{ source, day: this.day, amount, subjects: [...subjects] }] : [],
      ),
    ];
  }

  #priceOf(kind: string): bigint {
    return this.#prices.get(kind) ?? 0n;
  }

  #costOf({ kind, most, ids = [] }: Need): bigint {
    const due = ids.filter((id) => !this.#isPaid(keyOf(kind, id))).length;
    return this.#priceOf(kind) * BigInt(most + due);
  }

  #isPaid = (key: string) => this.#free.has(key) || this.firstReads.has(key);

  #count(kind: string, subjects: readonly string[]): bigint {
    const amount = this.#priceOf(kind);
    const known = this.usage.get(kind) ?? { units: 0, amount: 0n };
    this.usage.set(kind, { units: known.units + 1, amount: known.amount + amount });
    if (amount > 0n) this.#spent.push({ source: this.source.id, day: this.day, amount, subjects });
    return amount;
  }

  #read({ kind, id, subjects }: Returned): bigint {
    const key = keyOf(kind, id);
    if (this.#free.has(key)) return 0n;
    const known = this.firstReads.get(key);
    if (known) {
      for (const subject of subjects) known.subjects.add(subject);
      return 0n;
    }
    const price = this.#priceOf(kind);
    this.firstReads.set(key, { kind, id, price, subjects: new Set(subjects) });
    return price;
  }
}

const keyOf = (kind: string, id: string) => `${kind} ${id}`;
