import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { openDatabase } from "@/db/client";
import { describeFailure } from "@/scripts/failure";
import { startPostgres } from "@/scripts/postgres/launcher";
import { migrate } from "@/scripts/postgres/migrate";

/**
 * Measures the paths whose speed we claim, each beside a bare equivalent in the same run: on shared machines only
 * the ratio means something. Figures are medians.
 */
const dir = await mkdtemp(path.join(tmpdir(), "clipscope-bench-"));
const server = await startPostgres({ dataDir: path.join(dir, "postgres"), settings: { fsync: "off" } });
try {
  const url = new URL(server.url);
  url.pathname = `/bench_${randomBytes(4).toString("hex")}`;
  const administration = postgres(server.url, { max: 1 });
  await administration`create database ${administration(url.pathname.slice(1))}`;
  await administration.end();
  await migrate(url.href);
  Object.assign(process.env, { DATABASE_URL: url.href, LOG_LEVEL: "fatal" });
  const handle = openDatabase(url.href, 4);
  try {
    const { benchStore } = await import("@/scripts/bench/store");
    const { benchList } = await import("@/scripts/bench/list");
    const { benchStats } = await import("@/scripts/bench/stats");
    console.log("what                                          ours      bare    ratio");
    for (const bench of [benchStore, benchList, benchStats])
      for (const { name, ours, bare, unit } of await bench(handle))
        console.log(
          `${name.padEnd(40)} ${ours.toFixed(2).padStart(9)} ${bare.toFixed(2).padStart(9)} ${(ours / bare).toFixed(2).padStart(7)}   ${unit}`,
        );
  } finally {
    await handle.close();
  }
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
} finally {
  await server.stop();
  await rm(dir, { recursive: true, force: true });
}
