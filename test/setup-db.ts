import { randomBytes } from "node:crypto";
import { request } from "node:http";
import postgres from "postgres";
import { afterAll, inject } from "vitest";
import type { DatabaseHandle } from "@/db/client";
import { assertTestDatabase, databaseUrl } from "@/test/database-url";
import "@/test/provided";
import "@/test/setup-environment";

const server = inject("postgresUrl");
const sandboxes = inject("sandboxUrls");
const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
const worker = Number(process.env.VITEST_POOL_ID ?? 1);
const sandbox = sandboxes[(worker - 1) % sandboxes.length];

async function administer(work: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(server, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

/** On a separate connection, because the sandbox may be closing one that a test left idle. */
const removeFaults = () =>
  new Promise<void>((resolve, reject) => {
    request(`${sandbox}/control/faults`, { method: "DELETE", agent: false }, (answer) =>
      answer.resume().once("end", resolve),
    )
      .once("error", reject)
      .end();
  });

// One database per file, cloned from the migrated template.
await administer(
  (sql) => sql`create database ${sql(name)} template ${sql(inject("templateDatabase"))} strategy file_copy`,
);
Object.assign(process.env, { DATABASE_URL: databaseUrl(server, name), SANDBOX_URL: sandbox });
assertTestDatabase(process.env.DATABASE_URL ?? "");

afterAll(async () => {
  // A worker's files share a sandbox: a leftover fault would affect the next file.
  await removeFaults();
  const { clipscopeDatabases } = globalThis as typeof globalThis & { clipscopeDatabases?: Map<string, DatabaseHandle> };
  await Promise.all([...(clipscopeDatabases?.values() ?? [])].map(({ close }) => close()));
  await administer((sql) => sql`drop database ${sql(name)} with (force)`);
});
