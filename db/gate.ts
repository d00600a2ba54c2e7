import { DatabaseUnavailable } from "@/db/unavailable";

/** A unit of work that needs a connection. */
export interface Claim {
  /** The organization that the work is for; null if none. */
  tenant: number | null;
  isTransaction: boolean;
}

interface Waiting {
  claim: Claim;
  start(): void;
}

/** Callers that may wait per connection; further callers are rejected immediately. */
const WAITING_PER_CONNECTION = 50;

/**
 * Assigns the connections of a pool. postgres.js queues without limit and pipelines statements on busy connections,
 * where they wait behind other statements; here each unit of work has its own connection or waits for a limited time.
 *
 * Transactions can block on row locks, plain reads can't: a quarter of the connections is reserved for plain reads,
 * and one organization gets at most half of all connections, so that its locked rows don't block the others.
 */
export class Gate {
  readonly #transactions: number;
  readonly #perTenant: number;
  readonly #running = { all: 0, transactions: 0, byTenant: new Map<number, number>() };
  #waiting: Waiting[] = [];

  constructor(
    readonly size: number,
    readonly waitMs: number,
  ) {
    this.#transactions = Math.max(1, size - Math.max(1, Math.floor(size / 4)));
    this.#perTenant = Math.ceil(size / 2);
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** @throws DatabaseUnavailable when no connection is free in time */
  async run<T>(claim: Claim, work: () => PromiseLike<T>): Promise<T> {
    if (this.#fits(claim)) this.#count(claim, 1);
    else await this.#wait(claim);
    try {
      return await work();
    } finally {
      this.#count(claim, -1);
      this.#admit();
    }
  }

  /** Waits until the claim fits and is counted. */
  async #wait(claim: Claim): Promise<void> {
    if (this.#waiting.length >= this.size * WAITING_PER_CONNECTION)
      throw new DatabaseUnavailable("too many callers wait for a database connection");
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        claim,
        start: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(new DatabaseUnavailable(`no database connection was free within ${this.waitMs} ms`));
      }, this.waitMs);
      this.#waiting.push(waiting);
    });
  }

  #fits({ tenant, isTransaction }: Claim): boolean {
    const { all, transactions, byTenant } = this.#running;
    if (all >= this.size) return false;
    if (isTransaction && transactions >= this.#transactions) return false;
    return tenant === null || (byTenant.get(tenant) ?? 0) < this.#perTenant;
  }

  #count({ tenant, isTransaction }: Claim, by: 1 | -1): void {
    const running = this.#running;
    running.all += by;
    if (isTransaction) running.transactions += by;
    if (tenant === null) return;
    const left = (running.byTenant.get(tenant) ?? 0) + by;
    if (left === 0) running.byTenant.delete(tenant);
    else running.byTenant.set(tenant, left);
  }

  /** Starts all waiting work that fits now, oldest first. */
  #admit(): void {
    if (this.#waiting.length === 0) return;
    this.#waiting = this.#waiting.filter((waiting) => {
      if (!this.#fits(waiting.claim)) return true;
      this.#count(waiting.claim, 1);
      waiting.start();
      return false;
    });
  }
}
