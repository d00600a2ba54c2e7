import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { startPostgres } from "@/scripts/postgres/launcher";
import { copyData, countRows } from "@/scripts/test/restore";

test("a copy of a stopped database contains every row and opens with the copied password", async () => {
  const root = await mkdtemp(path.join(tmpdir(), "clipscope-restore-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const dataDir = path.join(root, "data");
  await mkdir(dataDir);
  await writeFile(path.join(dataDir, "secrets.json"), "{}", { mode: 0o600 });
  const server = await startPostgres({ dataDir: path.join(dataDir, "postgres") });
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  await sql`create table kept (id int)`;
  await sql`insert into kept select generate_series(1, 1000)`;
  await sql.end();
  await server.stop();

  const copy = path.join(root, "copy");
  await copyData(dataDir, copy);
  await rm(dataDir, { recursive: true });
  expect(await countRows(copy)).toEqual({ "public.kept": 1000 });
});
