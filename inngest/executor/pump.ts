import { setTimeout as sleep } from "node:timers/promises";
import type { RegisteredFunction } from "@/inngest/executor/protocol";
import type { Room, RunState } from "@/inngest/executor/store";

/** Used for functions that set no limit. */
const DEFAULT_CONCURRENCY = 10;

interface Lane {
  fn: RegisteredFunction;
  limit: number;
  running: number;
  /** Whether there may be due runs that the limit left in the database. */
  hasMore: boolean;
}

interface Options {
  functions: Map<string, RegisteredFunction>;
  pollMs: number;
  /** Leases due runs. */
  lease(rooms: readonly Room[]): Promise<RunState[]>;
  /** Runs one run to completion; it must not throw. */
  work(fn: RegisteredFunction, run: RunState): Promise<void>;
}

/** Moves due runs to their functions, within each function's concurrency limit. Only what can run now is leased. */
export function openPump({ functions, pollMs, lease, work }: Options) {
  /**
   * The IDs of every leased run that is in progress here. They stay when the lock is lost, so these runs are not
   * treated as orphans.
   */
  const leased = new Set<string>();
  const settling = new Set<Promise<void>>();
  const lanes = new Map(
    [...functions.values()].map((fn): [string, Lane] => {
      const limit = fn.concurrency ?? DEFAULT_CONCURRENCY;
      return [fn.id, { fn, limit, running: 0, hasMore: false }];
    }),
  );
  let waiting = new Set<string>();
  let wake = () => {};

  /** Marks functions that may have due runs. */
  function poke(functionIds: Iterable<string>) {
    for (const id of functionIds) waiting.add(id);
    wake();
  }

  /** One statement for all marked functions. */
  async function fill(ids: Iterable<string>) {
    const rooms: Room[] = [];
    for (const id of ids) {
      const lane = lanes.get(id);
      if (!lane) continue;
      lane.hasMore = true;
      if (lane.running < lane.limit) rooms.push({ functionId: id, limit: lane.limit - lane.running });
    }
    if (rooms.length === 0) return;
    const runs = await lease(rooms);
    for (const run of runs) leased.add(run.id);
    for (const { functionId, limit } of rooms) {
      const lane = lanes.get(functionId);
      const own = runs.filter((run) => run.functionId === functionId);
      if (lane) lane.hasMore = own.length === limit;
      for (const run of own) if (lane) begin(lane, run);
    }
  }

  function begin(lane: Lane, run: RunState) {
    lane.running += 1;
    const settled = work(lane.fn, run).then(() => {
      lane.running -= 1;
      leased.delete(run.id);
      settling.delete(settled);
      if (lane.hasMore) poke([lane.fn.id]);
    });
    settling.add(settled);
  }

  return {
    poke,
    /** The IDs of the runs in progress here. */
    leased: () => [...leased],
    /**
     * Runs until `signal` aborts. `onPoll` runs first and then every `pollMs`.
     * @throws what `onPoll` or `lease` throws
     */
    async run(signal: AbortSignal, onPoll: () => Promise<void>) {
      for (let polled = Number.NEGATIVE_INFINITY; !signal.aborted; ) {
        if (performance.now() - polled >= pollMs) {
          polled = performance.now();
          await onPoll();
          poke(lanes.keys());
        }
        const ids = waiting;
        waiting = new Set();
        if (!signal.aborted) await fill(ids);
        if (waiting.size === 0) await idle(pollMs - (performance.now() - polled), signal);
      }
    },
    /** Resolves with the number of runs still in progress: 0 once all have ended, otherwise after `milliseconds`. */
    async drain(milliseconds: number) {
      const done = new AbortController();
      await Promise.race([
        Promise.all(settling),
        sleep(milliseconds, undefined, { signal: done.signal }).catch(() => undefined),
      ]);
      done.abort();
      return settling.size;
    },
  };

  function idle(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (milliseconds <= 0 || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(go, milliseconds);
      function go() {
        clearTimeout(timer);
        signal.removeEventListener("abort", go);
        wake = () => {};
        resolve();
      }
      wake = go;
      signal.addEventListener("abort", go);
    });
  }
}
