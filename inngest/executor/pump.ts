import { setTimeout as sleep } from "node:timers/promises";
import type { RegisteredFunction } from "@/inngest/executor/protocol";
import type { Queue } from "@/inngest/executor/queue";

/** Used for functions that set no limit. */
const DEFAULT_CONCURRENCY = 10;
/** Jobs taken from the queue per query; a query's cost grows with the backlog. */
const TAKE = 100;

interface Options {
  functions: Map<string, RegisteredFunction>;
  queue: Queue;
  pollMs: number;
  /** Runs one job to completion; it must not throw. */
  work(fn: RegisteredFunction, runId: string): Promise<void>;
}

/** Moves jobs from the queue to their functions, within each function's concurrency limit. */
export function openPump({ functions, queue, pollMs, work }: Options) {
  /**
   * Every unfinished job taken from the queue. It is kept when the lock is lost, so these jobs are not treated as
   * orphans.
   */
  const taken = new Set<string>();
  const settling = new Set<Promise<void>>();
  const lanes = new Map([...functions.values()].map((fn) => [fn.id, { fn, running: 0, ready: [] as string[] }]));
  let waiting = new Set<string>();
  let wake = () => {};

  /** Marks functions that may have jobs. */
  function poke(functionIds: Iterable<string>) {
    for (const id of functionIds) waiting.add(id);
    wake();
  }

  async function fill(lane: { fn: RegisteredFunction; running: number; ready: string[] }) {
    const { fn } = lane;
    const limit = fn.concurrency ?? DEFAULT_CONCURRENCY;
    if (lane.running >= limit) return;
    if (lane.ready.length === 0) {
      lane.ready = await queue.take(fn.id, TAKE);
      for (const runId of lane.ready) taken.add(runId);
    }
    for (const runId of lane.ready.splice(0, limit - lane.running)) {
      lane.running += 1;
      const settled = work(fn, runId).then(() => {
        lane.running -= 1;
        taken.delete(runId);
        settling.delete(settled);
        poke([fn.id]);
      });
      settling.add(settled);
    }
  }

  return {
    poke,
    /**
     * Runs until `signal` aborts. `onPoll` runs first and then every `pollMs`.
     * @throws what `onPoll` or the queue throws
     */
    async run(signal: AbortSignal, onPoll: () => Promise<void>) {
      for (let polled = Number.NEGATIVE_INFINITY; !signal.aborted; ) {
        if (performance.now() - polled >= pollMs) {
          polled = performance.now();
          await onPoll();
          poke(await queue.due());
        }
        const ids = waiting;
        waiting = new Set();
        for (const id of ids) {
          const lane = lanes.get(id);
          if (lane && !signal.aborted) await fill(lane);
        }
        if (waiting.size === 0) await idle(pollMs - (performance.now() - polled), signal);
      }
    },
    /** Requeues jobs whose executor died. */
    reclaim: () => queue.reclaim([...taken]),
    /** Resolves with the number of jobs still running: 0 once all have finished, otherwise after `milliseconds`. */
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
