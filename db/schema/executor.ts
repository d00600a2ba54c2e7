import { sql } from "drizzle-orm";
import { index, integer, json, pgSchema, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { time } from "@/db/schema/columns";

/**
 * What the embedded executor of jobs keeps; unused where jobs run on an Inngest server.
 * JSON is kept as `json`: nothing queries into it, and `jsonb` refuses strings that contain NUL.
 */
export const executor = pgSchema("executor");

/** Ids of the events received, so that the same id within a day is one event. */
export const executorEvents = executor.table(
  "events",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    receivedAt: time("received_at").notNull(),
  },
  (t) => [index("events_received").on(t.receivedAt)],
);

/** One execution of a function for one event; its job in the queue bears the same id. */
export const executorRuns = executor.table(
  "runs",
  {
    id: uuid("id").primaryKey(),
    functionId: text("function_id").notNull(),
    event: json("event").notNull(),
    status: text("status", { enum: ["queued", "running", "waiting", "completed", "failed"] }).notNull(),
    /** Who advances it now; whoever took it before may no longer write. */
    lease: uuid("lease"),
    /** Failures since the last step that succeeded. */
    attempt: integer("attempt").notNull(),
    output: json("output"),
    error: json("error"),
    queuedAt: time("queued_at").notNull(),
    startedAt: time("started_at"),
    finishedAt: time("finished_at"),
  },
  (t) => [
    index("runs_list").on(t.functionId, t.queuedAt),
    index("runs_open").on(t.status).where(sql`finished_at is null`),
    index("runs_finished").on(t.finishedAt),
  ],
);

/** Steps of a run: done ones with their result, failed and sleeping ones with the time to go on. */
export const executorSteps = executor.table(
  "steps",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => executorRuns.id, { onDelete: "cascade" }),
    /** SHA-1 of the step's name, as the SDK makes it. */
    id: text("id").notNull(),
    name: text("name").notNull(),
    /** Order of completion, 0 …; null until done. */
    position: integer("position"),
    attempt: integer("attempt").notNull(),
    /** `{"data"}`, `{"error"}`, or null for a sleep. */
    memo: json("memo"),
    wakeAt: time("wake_at"),
  },
  (t) => [primaryKey({ columns: [t.runId, t.id] })],
);

/** The last moment of each schedule that was made a run. */
export const executorCrons = executor.table(
  "crons",
  {
    functionId: text("function_id").notNull(),
    expression: text("expression").notNull(),
    lastSlot: time("last_slot").notNull(),
  },
  (t) => [primaryKey({ columns: [t.functionId, t.expression] })],
);

/** One row: the process that runs the jobs, and when it last said so. */
export const executorHeartbeat = executor.table("heartbeat", {
  id: smallint("id").primaryKey(),
  processId: integer("process_id").notNull(),
  startedAt: time("started_at").notNull(),
  beatAt: time("beat_at").notNull(),
});

/** Runs that an admin asked for out of turn; whoever leads takes the row away as it makes the run. */
export const executorRequests = executor.table("requests", {
  functionId: text("function_id").primaryKey(),
  requestedBy: text("requested_by").notNull(),
  requestedAt: time("requested_at").notNull(),
});
