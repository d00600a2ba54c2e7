import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Socket, connect as tcp } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { type DatabaseHandle, openDatabase } from "@/db/client";
import { Gate } from "@/db/gate";
import { openPool } from "@/db/pool";
import { type ClientKind, DEADLINES } from "@/db/settings";
import { asTenant } from "@/db/tenant";
import { env } from "@/lib/core/env";
import { unavailabilityOf } from "@/lib/core/unavailability";

const opened: DatabaseHandle[] = [];
afterAll(async () => void (await Promise.all(opened.map(({ close }) => close()))));

function open(kind: ClientKind, max: number, url = env().DATABASE_URL): DatabaseHandle {
  const handle = openDatabase(url, max, kind);
  opened.push(handle);
  return handle;
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

/** Locks the row until the returned function is called. */
async function holdRow(): Promise<() => Promise<void>> {
  const { db } = open("scripts", 2);
  await db.execute(sql`create table if not exists held (id int primary key, count int not null default 0)`);
  await db.execute(sql`insert into held (id) values (1) on conflict do nothing`);
  let letGo = () => {};
  let taken = () => {};
  const isTaken = new Promise<void>((resolve) => {
    taken = resolve;
  });
  const end = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const holding = db.transaction(async (tx) => {
    await tx.execute(sql`select id from held where id = 1 for update`);
    taken();
    await end;
  });
  await isTaken;
  return async () => {
    letGo();
    await holding;
  };
}

test.each(Object.entries(DEADLINES))("sessions of %s have their kind's deadlines", async (kind, deadlines) => {
  const { db } = open(kind as ClientKind, 1);
  const [row] = await db.execute<Record<string, string>>(sql`
    select name, setting from pg_settings where name = 'statement_timeout'`);
  expect(row?.setting).toBe(String(deadlines.statementMs));
  const rows = await db.execute<{ name: string; setting: string }>(sql`
    select name, setting from pg_settings where name in ('lock_timeout', 'idle_in_transaction_session_timeout')
    order by name`);
  expect(rows.map(({ setting }) => Number(setting))).toEqual([deadlines.idleInTransactionMs, deadlines.lockMs]);
});

test("rows, arrays, transactions and savepoints work as without the gate", async () => {
  const { db } = open("web", 2);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      db.transaction(async (tx) => {
        const [row] = await tx.execute<{ n: number }>(sql`select ${index}::int as n`);
        await tx.transaction(async (inner) => void (await inner.execute(sql`select 1`))).catch(() => undefined);
        return row?.n;
      }),
    ),
  );
  expect(answers).toEqual(Array.from({ length: 50 }, (_, index) => index));
  const rolledBack = db.transaction(async (tx) => {
    await tx.execute(sql`create table never (id int)`);
    throw new Error("undone");
  });
  await expect(rolledBack).rejects.toThrow("undone");
  expect((await db.execute(sql`select to_regclass('never') as made`))[0]?.made).toBeNull();
});

test("waiting for a locked row ends at the deadline, and reads continue meanwhile", async () => {
  const letGo = await holdRow();
  const { db } = open("web", 4);
  const started = performance.now();
  const blocked = Array.from({ length: 12 }, () =>
    failure(
      asTenant(1, () => db.transaction(async (tx) => tx.execute(sql`update held set count = count + 1 where id = 1`))),
    ),
  );
  await sleep(200);
  for (let count = 0; count < 20; count++) {
    const before = performance.now();
    await asTenant(2, () => db.execute(sql`select count from held`));
    await asTenant(2, () => db.transaction(async (tx) => tx.execute(sql`select 1`)));
    expect(performance.now() - before).toBeLessThan(1_000);
  }
  const errors = await Promise.all(blocked);
  expect(performance.now() - started).toBeLessThan(DEADLINES.web.lockMs + DEADLINES.web.waitMs + 2_000);
  for (const error of errors) expect(unavailabilityOf(error)).toMatchObject({ code: "unavailable" });
  await letGo();
});

test("a caller that gets no connection in time is rejected, and the pool stays usable", async () => {
  const { db } = open("health", 1);
  const slow = failure(db.execute(sql`select pg_sleep(2.6)`));
  const error = await failure(db.execute(sql`select 1`));
  expect(unavailabilityOf(error)?.reason).toContain("no database connection was free");
  await slow;
  expect(await db.execute(sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test("a statement beyond its limit is canceled", async () => {
  const { db } = open("health", 1);
  expect(unavailabilityOf(await failure(db.execute(sql`select pg_sleep(20)`)))?.reason).toContain("57014");
});

test("the queue is bounded", async () => {
  const gate = new Gate(1, 60_000);
  let end = () => {};
  const work = () =>
    new Promise<void>((resolve) => {
      end = resolve;
    });
  const running = gate.run({ tenant: null, isTransaction: false }, work);
  const waiting = Array.from({ length: 50 }, () => gate.run({ tenant: null, isTransaction: false }, async () => {}));
  const refused = await failure(gate.run({ tenant: null, isTransaction: false }, async () => {}));
  expect(unavailabilityOf(refused)?.reason).toContain("too many");
  end();
  await Promise.all([running, ...waiting]);
  expect(gate.waiting).toBe(0);
});

/** A proxy between client and server; held-back traffic looks like a slow network to both. */
async function startRelay() {
  const { hostname, port } = new URL(env().DATABASE_URL);
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((client) => {
    const upstream = tcp(Number(port), hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (bytes) => void (isSilent || to.write(bytes)));
      from.on("close", () => to.destroy());
      from.on("error", () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const url = new URL(env().DATABASE_URL);
  const address = server.address();
  url.port = String(typeof address === "object" && address ? address.port : 0);
  return {
    url: url.href,
    silence: (silent: boolean) => {
      isSilent = silent;
    },
  };
}

test("if a server goes silent without closing its connections, waiting work fails, and the pool reconnects", async () => {
  const relay = await startRelay();
  const { db } = open("health", 2, relay.url);
  await db.execute(sql`select 1`);
  relay.silence(true);
  const started = performance.now();
  const [alone, inside] = await Promise.all([
    failure(db.execute(sql`select 1`)),
    failure(db.transaction(async (tx) => tx.execute(sql`select 1`))),
  ]);
  expect(performance.now() - started).toBeLessThan(25_000);
  expect(unavailabilityOf(alone)).toMatchObject({ code: "unavailable" });
  expect(unavailabilityOf(inside)).toMatchObject({ code: "unavailable" });
  relay.silence(false);
  expect(await db.execute(sql`select now() as at, '{"a":1}'::jsonb as json`)).toEqual([
    { at: expect.stringMatching(/\+00$/), json: { a: 1 } },
  ]);
});

test("tagged statements also fail if the server goes silent, alone, in a transaction and with fragments", async () => {
  const relay = await startRelay();
  const pool = openPool(relay.url, "health", 3, { valuesFor: "postgres", keepsConnections: true });
  onTestFinished(() => pool.end());
  const { sql: tag } = pool;
  const part = tag`n > ${1}`;
  expect(await tag`select n from generate_series(1, 3) n where ${part} order by ${tag("n")}`).toEqual([
    { n: 2 },
    { n: 3 },
  ]);
  expect((await tag`select now() as at`)[0]?.at).toBeInstanceOf(Date);
  expect(await tag.begin(async (tx) => (await tx`select ${7}::int as n`).count)).toBe(1);
  const waitForIt = (work: () => Promise<unknown>) => failure(Promise.resolve().then(work));
  relay.silence(true);
  const errors = await Promise.all([
    waitForIt(async () => await tag`select 1`),
    waitForIt(async () => await tag.begin(async (tx) => await tx`select 1`)),
  ]);
  for (const error of errors) expect(unavailabilityOf(error)).toMatchObject({ code: "unavailable" });
  relay.silence(false);
  expect(await tag`select 1 as one`).toEqual([{ one: 1 }]);
}, 40_000);

test("every database client is opened with the deadlines of its kind", () => {
  const folders = ["app", "components", "db", "inngest", "lib", "rest", "scripts"];
  const files = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`))
    .concat(readdirSync(".").filter((file) => file.endsWith(".ts")))
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file));
  const opening = files.filter((file) =>
    /(?<![\^\w])postgres\((?!\?)/.test(readFileSync(file, "utf8").replace(/`postgres\(\)`/g, "")),
  );
  expect(opening.sort()).toEqual([
    "db/assert-usable.ts",
    // Long-lived clients: requests, jobs, health, sign-in, the executor's queue, store and leadership.
    "db/pool.ts",
    // Test fixtures.
    "inngest/executor/fixtures.ts",
    // What a benchmark compares the product with.
    "scripts/bench/http-child.ts",
    // A benchmark that counts the statements of a request.
    "scripts/bench/observed.ts",
    // One connection for a few statements of a script.
    "scripts/postgres/administer.ts",
    "scripts/postgres/launcher.ts",
    "scripts/postgres/scratch.ts",
    "scripts/test/restore.ts",
  ]);
  for (const file of opening.filter((one) => one !== "inngest/executor/fixtures.ts"))
    expect(readFileSync(file, "utf8"), file).toMatch(/postgres\(\s*(?:\{\s*\.\.\.)?connectionOptions\(/);
  const clients = files.filter((file) =>
    /from "(?:pg|pg-pool|pg-promise|postgres-js|@neondatabase\/.*)"/.test(readFileSync(file, "utf8")),
  );
  expect(clients).toEqual([]);
});

test("an unreachable database is reported as unavailable, for statements and transactions", async () => {
  const { db } = open("web", 2, "postgres://nobody@127.0.0.1:9/none");
  expect(unavailabilityOf(await failure(db.execute(sql`select 1`)))).toMatchObject({ code: "unavailable" });
  const transaction = failure(db.transaction(async (tx) => tx.execute(sql`select 1`)));
  expect(unavailabilityOf(await transaction)).toMatchObject({ code: "unavailable" });
});

test("an error in a query itself is not reported as unavailable", async () => {
  const { db } = open("web", 1);
  expect(unavailabilityOf(await failure(db.execute(sql`select 1 / 0`)))).toBeNull();
  const refused = failure(fetch("http://127.0.0.1:9/"));
  expect(unavailabilityOf(await refused)).toBeNull();
});
