import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { testSql } from "@/inngest/executor/fixtures";

/** The migration's statements after those that add the column and its index, which the tests' database has. */
const statements = readFileSync("db/migrations/0017_executor_runs_as_queue.sql", "utf8")
  .split("--> statement-breakpoint")
  .slice(2);

const QUEUED = "00000000-0000-4000-8000-000000000001";
const RUNNING = "00000000-0000-4000-8000-000000000002";
const WAITING = "00000000-0000-4000-8000-000000000003";
const FINISHED = "00000000-0000-4000-8000-000000000004";
const RECEIVED = new Date("2026-11-01T10:00:00Z");
const WAKES = new Date("2026-11-01T12:00:00Z");

test("an upgrade keeps runs that pg-boss had queued, with the time at which they continue", async () => {
  const sql = testSql();
  onTestFinished(async () => void (await sql`delete from executor.runs where function_id = 'upgrade'`));
  const insert = (id: string, status: string, finishedAt: Date | null) => sql`
    insert into executor.runs (id, function_id, event, status, lease, attempt, queued_at, finished_at)
    values (${id}, 'upgrade', '{}', ${status}, ${status === "running" ? id : null}, 0, ${RECEIVED}, ${finishedAt})`;
  await insert(QUEUED, "queued", null);
  await insert(RUNNING, "running", null);
  await insert(WAITING, "waiting", null);
  await insert(FINISHED, "completed", RECEIVED);
  await sql`create schema pgboss`;
  await sql`create table pgboss.job (id uuid not null, state text not null, start_after timestamptz not null)`;
  await sql`insert into pgboss.job values (${QUEUED}, 'created', ${RECEIVED}), (${RUNNING}, 'active', ${RECEIVED}),
    (${WAITING}, 'created', ${WAKES})`;

  for (const statement of statements) await sql.unsafe(statement);

  const runs = await sql`select id, status, lease, due_at from executor.runs where function_id = 'upgrade' order by id`;
  expect(runs).toEqual([
    { id: QUEUED, status: "queued", lease: null, due_at: RECEIVED },
    { id: RUNNING, status: "queued", lease: null, due_at: RECEIVED },
    { id: WAITING, status: "waiting", lease: null, due_at: WAKES },
    { id: FINISHED, status: "completed", lease: null, due_at: null },
  ]);
  expect(await sql`select 1 from pg_namespace where nspname = 'pgboss'`).toHaveLength(0);
  // An installation without pg-boss.
  for (const statement of statements) await sql.unsafe(statement);
});
