import "@/scripts/quiet-pipe";
import { program } from "commander";
import { type DatabaseHandle, openDatabase } from "@/db/client";
import { benchGrowth, SIZES } from "@/scripts/bench/growth";
import { judge, lineOf, TABLE_HEAD } from "@/scripts/bench/judge";
import type { Measurement } from "@/scripts/bench/measure";
import { describeFailure } from "@/scripts/failure";
import { withScratchDatabase } from "@/scripts/postgres/scratch";
import { withSandbox } from "@/scripts/simulate/with-sandbox";

/** Fills what it needs into a migrated database, and measures. */
type Bench = (handle: DatabaseHandle) => Promise<Measurement[]>;

/** Loaded on use: lib reads the environment on first use, which is after this module. */
const BENCHES: Record<string, () => Promise<Bench>> = {
  collection: async () => (await import("@/scripts/bench/collection")).benchCollection,
  track: async () => (await import("@/scripts/bench/track")).benchTrack,
  store: async () => (await import("@/scripts/bench/store")).benchStore,
  list: async () => (await import("@/scripts/bench/list")).benchList,
  overview: async () => (await import("@/scripts/bench/overview")).benchOverview,
  http: async () => (await import("@/scripts/bench/http")).benchHttp,
  stats: async () => (await import("@/scripts/bench/stats")).benchStats,
  storage: async () => (await import("@/scripts/bench/storage")).benchStorage,
  pages: async () => (await import("@/scripts/bench/pages")).benchPages,
  requests: async () => (await import("@/scripts/bench/requests")).benchRequests,
  projection: async () => (await import("@/scripts/bench/projection")).benchProjection,
  jobs: async () => (await import("@/scripts/bench/jobs")).benchJobs,
};

/** Those that call platforms. */
const IN_SANDBOX: readonly string[] = ["collection", "track"];

/**
 * Prints each row as soon as its bench has run.
 * @returns how many rows missed their goal by more than their noise band
 */
async function runBenches(databaseUrl: string, names: readonly string[]): Promise<number> {
  Object.assign(process.env, { DATABASE_URL: databaseUrl, LOG_LEVEL: "fatal" });
  const handle = openDatabase(databaseUrl, 4);
  let missed = 0;
  try {
    console.log(TABLE_HEAD);
    for (const name of names) {
      const bench = await BENCHES[name]?.();
      for (const measurement of (await bench?.(handle)) ?? []) {
        const judged = judge(measurement);
        console.log(lineOf(measurement, judged));
        if (judged.verdict === "missed") missed += 1;
      }
    }
    return missed;
  } finally {
    await handle.close();
  }
}

function benchNames(list: string): string[] {
  const names = list.split(",");
  const unknown = names.filter((name) => !(name in BENCHES));
  if (unknown.length > 0) throw new Error(`${unknown.join(", ")}: not one of ${Object.keys(BENCHES).join(", ")}`);
  return names;
}

function failIfChecked(missed: number, { check }: { check?: boolean }): void {
  if (!check || missed === 0) return;
  console.error(`${missed} of the goals missed`);
  process.exitCode = 1;
}

const CHECK = ["--check", "fails if a row misses its goal by more than its noise band"] as const;

program.name("npm run bench --").description("Measures the performance-critical paths.");

program
  .command("paths", { isDefault: true })
  .description("each path next to a minimal equivalent")
  .option(...CHECK)
  .option("--only <names>", `some of ${Object.keys(BENCHES).join(",")}`, benchNames, Object.keys(BENCHES))
  .action(async ({ only, ...options }: { only: string[]; check?: boolean }) => {
    const run = () => withScratchDatabase((url) => runBenches(url, only));
    const inSandbox = () =>
      withSandbox((url) => {
        process.env.SANDBOX_URL = url;
        return run();
      });
    failIfChecked(await (only.some((name) => IN_SANDBOX.includes(name)) ? inSandbox() : run()), options);
  });

program
  .command("growth")
  .description(`requests with ${SIZES.map((size) => size.toLocaleString("en-US")).join(", ")} trackings`)
  .option(...CHECK)
  .option("--up-to <trackings>", "skips larger sizes", Number, SIZES.at(-1))
  .action(async ({ upTo, ...options }: { upTo: number; check?: boolean }) => {
    failIfChecked(await benchGrowth(SIZES.filter((size) => size <= upTo)), options);
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
