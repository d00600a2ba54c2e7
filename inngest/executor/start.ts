import { setTimeout as sleep } from "node:timers/promises";
import type { Inngest, InngestFunction } from "inngest";
import { advance } from "@/inngest/executor/advance";
import { connect } from "@/inngest/executor/connect";
import { openCrons } from "@/inngest/executor/crons";
import { backoff } from "@/inngest/executor/durations";
import type { Gateway } from "@/inngest/executor/gateway";
import { openIntake } from "@/inngest/executor/intake";
import { openLeadership } from "@/inngest/executor/leadership";
import type { RegisteredFunction, StoredEvent } from "@/inngest/executor/protocol";
import { openPump } from "@/inngest/executor/pump";
import { openSdk } from "@/inngest/executor/sdk";
import { LeaseLost, openStore, type RunState } from "@/inngest/executor/store";
import { log } from "@/lib/core/log";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";

const KEEP_DAYS = 3;
const LONGEST_PAUSE_MS = 15_000;
/** One statement each for leasing, for steps and for outcomes, and one for events. */
const CONNECTIONS = 4;

export interface ExecutorOptions {
  databaseUrl: string;
  /** The client of the functions; it must use the gateway's `fetch`. */
  client: Inngest.Any;
  gateway: Gateway;
  functions: InngestFunction.Any[];
  now?(): Date;
  /** How often the queue and the clock are checked without a poke. */
  pollMs?: number;
  /** Milliseconds to wait after the n-th failure. */
  wait?(failures: number): number;
  /** A function call that takes longer counts as failed. */
  callTimeoutMs?: number;
}

export interface Executor {
  /** false: another executor runs the jobs, and this one takes over when that one ends. */
  leads(): boolean;
  send(event: StoredEvent): Promise<void>;
  /** Creates the runs of schedule moments up to now, as each poll does. */
  tick(): Promise<void>;
  /**
   * Waits up to `graceMs` for running jobs, abandons the rest (the next executor resumes them), and releases all
   * resources.
   */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Runs Inngest functions on PostgreSQL alone. Resolves once it leads, or is on standby while another executor leads.
 */
export async function startExecutor(options: ExecutorOptions): Promise<Executor> {
  const { now = () => new Date(), pollMs = 1000, wait = backoff, callTimeoutMs = 10 * MINUTE_MS } = options;
  const sdk = await openSdk(options.client, options.functions, callTimeoutMs);
  const functions = [...sdk.functions.values()];
  const sql = connect(options.databaseUrl, CONNECTIONS);
  const store = openStore(sql);
  const stopping = new AbortController();
  const pump = openPump({ functions: sdk.functions, pollMs, lease: (rooms) => store.lease(rooms, now()), work });
  const intake = openIntake({
    sql,
    now,
    subscribers: (name) => functions.filter((fn) => fn.events.includes(name)).map((fn) => fn.id),
    schedules: new Map(functions.flatMap(({ id, crons: [cron] }) => (cron === undefined ? [] : [[id, cron] as const]))),
    onRuns: pump.poke,
  });
  const crons = openCrons(functions, intake.tick);
  const leadership = openLeadership(options.databaseUrl, now());
  options.gateway.attach(intake.respond);

  async function work(fn: RegisteredFunction, run: RunState) {
    try {
      const outcome = await advance(run, fn, { sdk, store, now, wait, stopping: stopping.signal });
      if (outcome?.status === "failed") log.error({ job: fn.id, run: run.id, err: outcome.error }, "job failed");
      else if (outcome) log.debug({ job: fn.id, run: run.id }, "job completed");
    } catch (error) {
      // The run stays leased without a worker, and is reclaimed.
      if (error instanceof LeaseLost) log.warn({ job: fn.id, run: run.id }, "another executor took the run over");
      else if (!stopping.signal.aborted) log.error({ job: fn.id, run: run.id, err: error }, "run interrupted");
    }
  }

  const due = { beat: 0, reclaim: 0, prune: 0 };
  const isDue = (chore: keyof typeof due, everyMs: number) => {
    if (performance.now() < due[chore]) return false;
    due[chore] = performance.now() + everyMs;
    return true;
  };
  async function onPoll() {
    if (isDue("beat", 5_000)) await leadership.beat(now());
    if (isDue("reclaim", 10_000)) await store.reclaim(pump.leased(), now());
    await crons.run(now());
    await intake.takeRequests();
    if (isDue("prune", HOUR_MS)) {
      const before = new Date(now().getTime() - KEEP_DAYS * DAY_MS);
      await store.prune(before, before);
    }
  }

  let leads = false;
  let failures = 0;
  async function lead(onDecided: () => void) {
    while (!stopping.signal.aborted) {
      try {
        leads = await leadership.acquire();
        if (leads) due.beat = due.reclaim = 0;
        onDecided();
        if (leads) await pump.run(stopping.signal, onPoll);
        failures = 0;
      } catch (error) {
        // It was leading, so this is the first failure of a new outage.
        failures = leads ? 1 : failures + 1;
        // Logged at increasing intervals, so that an outage of hours doesn't fill the log.
        if (!stopping.signal.aborted && Number.isInteger(Math.log2(failures)))
          log.error({ err: error, failures }, "executor interrupted");
      }
      leads = false;
      await sleep(Math.min(pollMs * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE_MS), undefined, {
        signal: stopping.signal,
      }).catch(() => undefined);
    }
  }
  let leading = Promise.resolve();
  await new Promise<void>((decided) => {
    leading = lead(decided);
  });

  return {
    leads: () => leads,
    send: (event) => intake.receive([event]),
    tick: () => crons.run(now()),
    async stop(graceMs = 3000) {
      stopping.abort();
      await leading;
      const abandoned = await pump.drain(graceMs);
      if (abandoned > 0) log.warn({ abandoned }, "runs left to the next executor");
      options.gateway.detach();
      await leadership.close();
      await sql.end({ timeout: 1 });
    },
  };
}
