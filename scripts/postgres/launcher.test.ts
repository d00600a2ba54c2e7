import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { postgresBinaries } from "@/scripts/postgres/binaries";
import { type RunningPostgres, startPostgres } from "@/scripts/postgres/launcher";
import { migrate } from "@/scripts/postgres/migrate";
import { findPostmaster } from "@/scripts/postgres/postmaster";
import { endProcess, findProcess } from "@/scripts/processes";

let directory: string;
let dataDir: string;
const started: RunningPostgres[] = [];

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "clipscope-launcher-"));
  await chmod(directory, 0o711);
  dataDir = path.join(directory, "postgres");
});

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  const left = await findPostmaster(dataDir);
  if (left) await endProcess(left.process, [["SIGQUIT", 5_000]]);
  await rm(directory, { recursive: true, force: true });
});

async function start(settings: Record<string, string> = { fsync: "off" }) {
  const server = await startPostgres({ dataDir, settings });
  started.push(server);
  return server;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end();
  }
}

test("creates a UTF-8 database that requires the password and accepts only local connections", async () => {
  const server = await start();
  expect(server.reused).toBe(false);
  const [facts] = await query(
    server.url,
    `select pg_encoding_to_char(encoding) as encoding, datlocale, current_setting('listen_addresses') as addresses,
      current_setting('unix_socket_directories') as sockets, current_setting('fsync') as fsync
     from pg_database where datname = current_database()`,
  );
  expect(facts).toEqual({ encoding: "UTF8", datlocale: "C.UTF-8", addresses: "127.0.0.1", sockets: "", fsync: "off" });
  const stranger = new URL(server.url);
  stranger.password = "wrong";
  await expect(query(stranger.toString(), "select 1")).rejects.toThrow(/password authentication failed/);
  expect((await stat(`${dataDir}.password`)).mode & 0o777).toBe(0o600);
});

test("reuses a running server, and keeps its data after a clean stop", async () => {
  const first = await start();
  await query(first.url, "create table kept as select 42 as answer");
  const second = await start();
  expect(second).toMatchObject({ reused: true, pid: first.pid, port: first.port, url: first.url });
  await first.stop();
  expect(await findProcess(first.pid)).toBeNull();
  const third = await start();
  expect(third.reused).toBe(false);
  expect(await query(third.url, "select answer from kept")).toEqual([{ answer: 42 }]);
});

test("two starts at the same time share one server", async () => {
  const servers = await Promise.all([start(), start()]);
  expect(new Set(servers.map((server) => server.pid)).size).toBe(1);
  expect(servers.map((server) => server.reused).sort()).toEqual([false, true]);
});

test("a parent killed with SIGKILL leaves a server that the next start reuses", async () => {
  const parent = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "-e", PARENT.replace("DIRECTORY", JSON.stringify(dataDir))],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const [output] = await once(parent.stdout, "data");
  const { pid }: { pid: number } = JSON.parse(String(output));
  parent.kill("SIGKILL");
  await once(parent, "exit");
  expect(await findProcess(pid)).not.toBeNull();
  expect(await start()).toMatchObject({ reused: true, pid });
});

const PARENT = `
  const { startPostgres } = await import("@/scripts/postgres/launcher");
  const { pid } = await startPostgres({ dataDir: DIRECTORY });
  console.log(JSON.stringify({ pid }));
  setInterval(() => {}, 1000);
`;

test("recovers after the server was killed, even if its pid now belongs to another program", async () => {
  const first = await start({});
  await query(first.url, "create table kept as select 42 as answer");
  process.kill(first.pid, "SIGKILL");
  await expect.poll(() => findProcess(first.pid)).toBeNull();
  const pidFile = path.join(dataDir, "postmaster.pid");
  const lines = (await readFile(pidFile, "utf8")).split("\n");
  await writeFile(pidFile, [process.pid, ...lines.slice(1)].join("\n"));
  const second = await start({});
  expect(second.reused).toBe(false);
  expect(await query(second.url, "select answer from kept")).toEqual([{ answer: 42 }]);
});

test("completes a start that was interrupted while creating the database", async () => {
  await writeFile(`${dataDir}.password`, "of-the-interrupted-start", { mode: 0o600 });
  const server = await start();
  expect(new URL(server.url).password).toBe("of-the-interrupted-start");
});

test("says what to do if the password is missing", async () => {
  await (await start()).stop();
  await rm(`${dataDir}.password`);
  await expect(start()).rejects.toThrow(/password .* is missing or unreadable/);
});

test("reports if there is no embedded PostgreSQL for the machine or its package is not installed", async () => {
  await expect(postgresBinaries("sunos-sparc")).rejects.toThrow(/no embedded PostgreSQL for sunos-sparc/);
  const elsewhere = process.platform === "darwin" ? "linux-ppc64" : "darwin-x64";
  await expect(postgresBinaries(elsewhere)).rejects.toThrow(/is not installed/);
});

test("restores the libraries' symlinks if install scripts did not run", async () => {
  const { postgres: program } = await postgresBinaries();
  const link = path.join(path.dirname(program), "..", "pg-symlinks.json");
  const [first]: { target: string }[] = JSON.parse(await readFile(link, "utf8").catch(() => "[]"));
  if (first) {
    const target = path.join(path.dirname(link), "..", first.target);
    await rm(target, { force: true });
    await postgresBinaries();
    expect((await stat(target)).isFile()).toBe(true);
  }
  const { stdout } = await promisify(execFile)(program, ["--version"]);
  expect(stdout).toMatch(/PostgreSQL.* 18/);
});

test("migrates once for any number of concurrent calls", async () => {
  const { url } = await start();
  await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const applied = await query(url, "select count(*)::int as n from drizzle.__drizzle_migrations");
  const journal: { entries: unknown[] } = JSON.parse(await readFile("db/migrations/meta/_journal.json", "utf8"));
  expect(applied).toEqual([{ n: journal.entries.length }]);
});

test("reports an unresponsive database in plain words", async () => {
  await expect(migrate("postgres://clipscope@127.0.0.1:1/clipscope")).rejects.toMatchObject({
    name: "Failure",
    advice: expect.stringContaining("DATABASE_URL"),
  });
});
