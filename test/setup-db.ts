import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import postgres from "postgres";
import { afterAll, inject } from "vitest";
import type { DatabaseHandle } from "@/db/client";
import { assertTestDatabase, databaseUrl } from "@/test/database-url";
import "@/test/provided";
import "@/test/setup-environment";

const server = inject("postgresUrl");
const sandboxes = inject("sandboxesUrl");
const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;

async function administer(work: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(server, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

/** Starts or ends a sandbox. On a separate connection, so that none is left idle. */
const call = (method: "POST" | "DELETE", query = "") =>
  new Promise<string>((resolve, reject) => {
    request(`${sandboxes}${query}`, { method, agent: false }, (answer) => text(answer).then(resolve, reject))
      .once("error", reject)
      .end();
  });

// A sandbox and a database per file, cloned from the migrated template: what a file leaves running reaches no other.
const sandbox = await call("POST");
await administer(
  (sql) => sql`create database ${sql(name)} template ${sql(inject("templateDatabase"))} strategy file_copy`,
);
Object.assign(process.env, { DATABASE_URL: databaseUrl(server, name), SANDBOX_URL: sandbox });
assertTestDatabase(process.env.DATABASE_URL ?? "");

afterAll(async () => {
  const { clipscopeDatabases } = globalThis as typeof globalThis & { clipscopeDatabases?: Map<string, DatabaseHandle> };
  await Promise.all([...(clipscopeDatabases?.values() ?? [])].map(({ close }) => close()));
  await administer((sql) => sql`drop database ${sql(name)} with (force)`);
  await call("DELETE", `?url=${encodeURIComponent(sandbox)}`);
});
