import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Sql } from "@/inngest/executor/connect";
import { ReceivedEvent, type StoredEvent } from "@/inngest/executor/protocol";
import { DAY_MS } from "@/lib/core/time/unit-rules";

/** The SDK's name for schedule events. */
const SCHEDULED = "inngest/scheduled.timer";

export interface Intake {
  /** Stores events not received within the last day, with a run for each function they trigger, in one transaction. */
  receive(events: StoredEvent[]): Promise<void>;
  /**
   * Creates one run for a schedule's moment, even with concurrent callers. The first call for a schedule only records
   * the moment.
   */
  tick(functionId: string, expression: string, slot: Date): Promise<void>;
  /** Creates the runs that admins requested manually, and deletes the requests. */
  takeRequests(): Promise<void>;
  /** Implements the part of the SDK's event API that the jobs use. */
  respond(request: Request): Promise<Response>;
}

interface Options {
  sql: Sql;
  /** IDs of the functions triggered by events of this name. */
  subscribers(eventName: string): string[];
  /** The first schedule of each scheduled function, by function ID. */
  schedules: ReadonlyMap<string, string>;
  now(): Date;
  /** Receives the IDs of functions that have new runs. */
  onRuns(functionIds: Iterable<string>): void;
}

export function openIntake({ sql, subscribers, schedules, now, onRuns }: Options): Intake {
  type Tx = Parameters<Parameters<typeof sql.begin>[1]>[0];

  async function addRuns(tx: Tx, runs: { functionId: string; event: StoredEvent }[]) {
    if (runs.length === 0) return;
    const at = now();
    await tx`
      insert into executor.runs (id, function_id, event, status, attempt, queued_at, due_at)
      select g.id, g.function_id, g.event::json, 'queued', 0, ${at}, ${at}
      from unnest(${runs.map(() => randomUUID())}::uuid[], ${runs.map((run) => run.functionId)}::text[],
        ${runs.map((run) => JSON.stringify(run.event))}::text[]) as g (id, function_id, event)`;
  }

  async function receive(events: StoredEvent[]) {
    const woken = await sql.begin(async (tx) => {
      const received = now();
      // Sorted so that two batches with the same IDs cannot deadlock.
      const rows = [...new Map(events.map((event) => [event.id, event])).values()].sort((a, b) =>
        a.id < b.id ? -1 : 1,
      );
      const fresh = await tx<{ id: string }[]>`
        insert into executor.events as known (id, name, received_at)
        select id, name, ${received}::timestamptz
        from json_to_recordset(${JSON.stringify(rows.map(({ id, name }) => ({ id, name })))}::json) as r (id text, name text)
        on conflict (id) do update set name = excluded.name, received_at = excluded.received_at
        where known.received_at <= ${new Date(received.getTime() - DAY_MS)}
        returning id`;
      const ids = new Set(fresh.map((row) => row.id));
      const runs = rows
        .filter((event) => ids.has(event.id))
        .flatMap((event) => subscribers(event.name).map((functionId) => ({ functionId, event })));
      await addRuns(tx, runs);
      return new Set(runs.map((run) => run.functionId));
    });
    onRuns(woken);
  }

  async function tick(functionId: string, expression: string, slot: Date) {
    const made = await sql.begin(async (tx) => {
      const [known] = await tx<{ created: boolean }[]>`
        insert into executor.crons as known (function_id, expression, last_slot)
        values (${functionId}, ${expression}, ${slot})
        on conflict (function_id, expression) do update set last_slot = excluded.last_slot
        where known.last_slot < excluded.last_slot
        returning xmax = 0 as created`;
      if (!known || known.created) return false;
      const id = `cron:${functionId}:${expression}:${slot.toISOString()}`;
      const event = { id, name: SCHEDULED, data: { cron: expression }, ts: slot.getTime() };
      await addRuns(tx, [{ functionId, event }]);
      return true;
    });
    if (made) onRuns([functionId]);
  }

  async function takeRequests() {
    const known = [...schedules.keys()];
    // Runs every second and is nearly always empty, so it doesn't open a transaction.
    const waiting = await sql`select 1 from executor.requests where function_id = any(${known}) limit 1`;
    if (waiting.length === 0) return;
    const taken = await sql.begin(async (tx) => {
      const rows = await tx<{ functionId: string; requestedAt: Date }[]>`
        delete from executor.requests where function_id = any(${known})
        returning function_id as "functionId", requested_at as "requestedAt"`;
      const runs = rows.map(({ functionId, requestedAt }) => ({
        functionId,
        event: {
          id: `asked:${functionId}:${requestedAt.toISOString()}`,
          name: SCHEDULED,
          data: { cron: schedules.get(functionId) },
          ts: requestedAt.getTime(),
        },
      }));
      await addRuns(tx, runs);
      return rows.map((row) => row.functionId);
    });
    onRuns(taken);
  }

  return {
    receive,
    tick,
    takeRequests,
    async respond(request) {
      const { pathname } = new URL(request.url);
      if (request.method !== "POST" || !pathname.startsWith("/e/"))
        return Response.json(
          { error: `Not offered by the embedded executor: ${request.method} ${pathname}`, status: 404 },
          { status: 404 },
        );
      const body = z
        .union([z.array(ReceivedEvent), ReceivedEvent.transform((event) => [event])])
        .safeParse(await request.json());
      if (!body.success) return Response.json({ error: z.prettifyError(body.error), status: 400 }, { status: 400 });
      const events = withIds(body.data, request.headers.get("x-inngest-event-id-seed"), now());
      await receive(events);
      return Response.json({ ids: events.map((event) => event.id), status: 200 });
    },
  };
}

/** Assigns IDs to events that have none. The SDK resends with the same seed, so resent events keep their IDs. */
function withIds(events: ReceivedEvent[], seed: string | null, now: Date): StoredEvent[] {
  return events.map(({ id, data, ts, ...event }, index) => ({
    ...event,
    id: id ?? (seed ? createHash("sha256").update(`${seed}:${index}`).digest("hex") : randomUUID()),
    data: data ?? {},
    ts: ts ?? now.getTime(),
  }));
}
