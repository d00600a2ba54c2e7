import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, onTestFinished, test } from "vitest";
import { withDatabaseName } from "@/lib/core/env/database-url";
import { administer } from "@/scripts/postgres/administer";
import { migrate } from "@/scripts/postgres/migrate";
import { ensureDemoData } from "@/scripts/start/demo-data";

const server = inject("postgresUrl");

async function emptyDatabase(): Promise<string> {
  const name = `test_demo_${Math.random().toString(36).slice(2)}`;
  await administer(server, (sql) => sql`create database ${sql(name)} template template0 encoding 'UTF8'`);
  onTestFinished(() => administer(server, async (sql) => void (await sql`drop database ${sql(name)} with (force)`)));
  return withDatabaseName(server, name);
}

const insertUser = (url: string, email: string) =>
  administer(
    url,
    (sql) => sql`
      insert into users (public_id, email, email_key, name, password_hash, password_changed_at, created_at)
      values (${email}, ${email}, ${email}, 'Someone', 'x', now(), now())`,
  );
const users = (url: string) =>
  administer(url, async (sql) => (await sql`select email from users`).map((row) => row.email));
const options = async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "clipscope-demo-"));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  return { dataDir, url: "http://localhost:3000", sandboxUrl: "http://127.0.0.1:9" };
};

test("of several machines that start on one empty database, one migrates and one writes, and all start", async () => {
  const url = await emptyDatabase();
  let calls = 0;
  const said: string[] = [];
  const start = async () => {
    await migrate(url);
    return ensureDemoData(url, {
      ...(await options()),
      say: (line) => said.push(line),
      create: async () => {
        calls += 1;
        await insertUser(url, "demo@clipscope.test");
        await sleep(800);
      },
    });
  };
  const outcomes = await Promise.all([start(), start(), start()]);
  expect(outcomes.sort()).toEqual(["present", "present", "written"]);
  expect(calls).toBe(1);
  expect(said).toContain("another start is writing demo data; waiting for it");
  expect(await start()).toBe("present");
});

test("data of an interrupted start is removed, including the ledger, and written again", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  const interrupted = ensureDemoData(url, {
    ...(await options()),
    create: async () => {
      await insertUser(url, "demo@clipscope.test");
      await administer(
        url,
        (sql) => sql`insert into audit_entries (public_id, at, actor_type, actor_name, action)
            values ('a', now(), 'system', 'System', 'x')`,
      );
      throw new Error("killed");
    },
  });
  await expect(interrupted).rejects.toThrow("killed");
  const outcome = await ensureDemoData(url, {
    ...(await options()),
    create: async () => {
      expect(await users(url)).toEqual([]);
      await insertUser(url, "demo@clipscope.test");
    },
  });
  expect([outcome, await users(url)]).toEqual(["written", ["demo@clipscope.test"]]);
  const [row] = await administer(url, (sql) => sql`select count(*)::int as off from pg_trigger where tgenabled = 'D'`);
  expect(row?.off).toBe(0);
});

test("accounts created since are never removed, and the start continues", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  const create = async () => {
    throw new Error("killed");
  };
  await expect(ensureDemoData(url, { ...(await options()), create })).rejects.toThrow("killed");
  await insertUser(url, "ada@example.com");
  expect(await ensureDemoData(url, { ...(await options()), create })).toBe("incomplete");
  expect(await users(url)).toEqual(["ada@example.com"]);
});
