import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, afterEach, beforeEach, inject } from "vitest";
import type { DatabaseHandle } from "@/db/client";
import { assertTestDatabase, databaseUrl } from "@/test/database-url";
import "@/test/provided";

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

// A database a file, cloned from the migrated template.
await administer(
  (sql) => sql`create database ${sql(name)} template ${sql(inject("templateDatabase"))} strategy file_copy`,
);
// Anything else in the environment would make tests depend on who runs them.
for (const variable of ["YOUTUBE_API_KEY", "X_BEARER_TOKEN", "RAPIDAPI_KEY", "SMTP_URL", "APP_URL", "TRUSTED_PROXIES"])
  delete process.env[variable];
for (const variable of Object.keys(process.env))
  if (/^INNGEST_|_BASE_URL$/.test(variable)) delete process.env[variable];
Object.assign(process.env, {
  NODE_ENV: "test",
  DATABASE_URL: databaseUrl(server, name),
  SANDBOX_URL: sandbox,
  NEXTAUTH_SECRET: "a-secret-for-tests-of-at-least-32-characters",
  LOG_LEVEL: "error",
});
assertTestDatabase(process.env.DATABASE_URL ?? "");

let errors: unknown[][] = [];
const report = console.error;
console.error = (...args: unknown[]) => {
  errors.push(args);
  report(...args);
};

beforeEach(() => {
  errors = [];
});

// A test that expects one replaces console.error itself (vi.spyOn).
afterEach(() => {
  const unexpected = errors;
  errors = [];
  if (unexpected.length > 0) throw new Error(`Unexpected console.error: ${unexpected.map(String).join("\n")}`);
});

afterAll(async () => {
  // A worker's files share a sandbox: a fault that one leaves behind would strike the next.
  await fetch(`${sandbox}/control/faults`, { method: "DELETE" });
  const { clipscopeDatabases } = globalThis as typeof globalThis & { clipscopeDatabases?: Map<string, DatabaseHandle> };
  await Promise.all([...(clipscopeDatabases?.values() ?? [])].map(({ close }) => close()));
  await administer((sql) => sql`drop database ${sql(name)} with (force)`);
});
