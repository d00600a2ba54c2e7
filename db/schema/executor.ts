import { sql } from "drizzle-orm";
import { index, integer, json, pgSchema, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { time } from "@/db/schema/columns";

/**
 * State of the embedded job executor; unused if jobs run on an Inngest server.
 * JSON is stored as `json`: no query looks inside it, and `jsonb` rejects strings that contain NUL.
 */
export const executor = pgSchema("executor");

/** IDs of received events: the same ID within a day is one event. */
export const executorEvents = executor.table(
  "events",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    receivedAt: time("received_at").notNull(),
  },
  (t) => [index("events_received").on(t.receivedAt)],
);

/** One execution of a function for one event. The runs are also the queue. */
export const executorRuns = executor.table(
  "runs",
  {
    id: uuid("id").primaryKey(),
    functionId: text("function_id").notNull(),
    event: json("event").notNull(),
    status: text("status", { enum: ["queued", "running", "waiting", "completed", "failed"] }).notNull(),
    /** The current holder of the run; earlier holders may no longer write. */
    lease: uuid("lease"),
    /** Failures since the last successful step. */
    attempt: integer("attempt").notNull(),
    output: json("output"),
    error: json("error"),
    queuedAt: time("queued_at").notNull(),
    /** From when it may be leased; null while it is leased, and once it is finished. */
    dueAt: time("due_at"),
    startedAt: time("started_at"),
    finishedAt: time("finished_at"),
  },
  (t) => [
    index("runs_list").on(t.functionId, t.queuedAt),
    index("runs_open").on(t.status).where(sql`finished_at is null`),
    index("runs_finished").on(t.finishedAt),
    index("runs_due").on(t.functionId, t.dueAt).where(sql`due_at is not null`),
  ],
);

/** Steps of a run: completed ones with their result, failed and sleeping ones with the time to continue. */
export const executorSteps = executor.table(
  "steps",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => executorRuns.id, { onDelete: "cascade" }),
    /** SHA-1 of the step's name, as computed by the SDK. */
    id: text("id").notNull(),
    name: text("name").notNull(),
    /** Order of completion, from 0; null until completed. */
    position: integer("position"),
    attempt: integer("attempt").notNull(),
    /** `{"data"}`, `{"error"}`, or null for a sleep. */
    memo: json("memo"),
    wakeAt: time("wake_at"),
  },
  (t) => [primaryKey({ columns: [t.runId, t.id] })],
);

/** The latest time of each schedule for which a run was created. */
export const executorCrons = executor.table(
  "crons",
  {
    functionId: text("function_id").notNull(),
    expression: text("expression").notNull(),
    lastSlot: time("last_slot").notNull(),
  },
  (t) => [primaryKey({ columns: [t.functionId, t.expression] })],
);

/** One row: the process that runs the jobs, and its latest heartbeat. */
export const executorHeartbeat = executor.table("heartbeat", {
  id: smallint("id").primaryKey(),
  processId: integer("process_id").notNull(),
  startedAt: time("started_at").notNull(),
  beatAt: time("beat_at").notNull(),
});

/** Runs that an admin started manually; the leader deletes the row when it creates the run. */
export const executorRequests = executor.table("requests", {
  functionId: text("function_id").primaryKey(),
  requestedBy: text("requested_by").notNull(),
  requestedAt: time("requested_at").notNull(),
});
