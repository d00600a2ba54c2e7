import "@/scripts/quiet-pipe";
import { program } from "commander";
import { openDatabase } from "@/db/client";
import { benchGrowth, SIZES } from "@/scripts/bench/growth";
import { type Bench, failIfChecked, runBenches } from "@/scripts/bench/run";
import { describeFailure } from "@/scripts/failure";
import { withScratchDatabase } from "@/scripts/postgres/scratch";
import { withSandbox } from "@/scripts/simulate/with-sandbox";

/** Loaded on use: lib reads the environment on first use, which is after this module. */
type Benches = Record<string, () => Promise<Bench>>;

/** Bytes and statements, which a busy machine doesn't change: `npm test` checks their goals. */
const COUNTS: Benches = {
  bytes: async () => (await import("@/scripts/bench/bytes")).benchBytes,
  requested: async () => (await import("@/scripts/bench/requested")).benchRequested,
  stored: async () => (await import("@/scripts/bench/store")).countStore,
  track: async () => (await import("@/scripts/bench/track")).benchTrack,
};

const BENCHES: Benches = {
  ...COUNTS,
  watched: async () => (await import("@/scripts/bench/watched")).benchWatched,
  collection: async () => (await import("@/scripts/bench/collection")).benchCollection,
  store: async () => (await import("@/scripts/bench/store")).benchStore,
  list: async () => (await import("@/scripts/bench/list")).benchList,
  overview: async () => (await import("@/scripts/bench/overview")).benchOverview,
  matched: async () => (await import("@/scripts/bench/matched")).benchMatched,
  http: async () => (await import("@/scripts/bench/http")).benchHttp,
  stats: async () => (await import("@/scripts/bench/stats")).benchStats,
  decode: async () => (await import("@/scripts/bench/decode")).benchDecode,
  product: async () => (await import("@/scripts/bench/product")).benchProduct,
  pages: async () => (await import("@/scripts/bench/pages")).benchPages,
  requests: async () => (await import("@/scripts/bench/requests")).benchRequests,
  projection: async () => (await import("@/scripts/bench/projection")).benchProjection,
  jobs: async () => (await import("@/scripts/bench/jobs")).benchJobs,
};

/** Those that call platforms. */
const IN_SANDBOX: readonly string[] = ["collection", "track"];

async function runNamed(databaseUrl: string, names: readonly string[]): Promise<number> {
  Object.assign(process.env, { DATABASE_URL: databaseUrl, LOG_LEVEL: "fatal" });
  const handle = openDatabase(databaseUrl, 4);
  try {
    return await runBenches(
      handle,
      names.flatMap((name) => BENCHES[name] ?? []),
    );
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

const CHECK = ["--check", "fails if a row misses its goal by more than its noise band"] as const;

program.name("npm run bench --").description("Measures the performance-critical paths.");

/** Starts what the benches need, and runs them. */
async function runPaths(names: readonly string[], options: { check?: boolean }): Promise<void> {
  const run = () => withScratchDatabase((url) => runNamed(url, names));
  const inSandbox = () =>
    withSandbox((url) => {
      process.env.SANDBOX_URL = url;
      return run();
    });
  failIfChecked(await (names.some((name) => IN_SANDBOX.includes(name)) ? inSandbox() : run()), options);
}

program
  .command("paths", { isDefault: true })
  .description("each path next to a minimal equivalent")
  .option(...CHECK)
  .option("--only <names>", `some of ${Object.keys(BENCHES).join(",")}`, benchNames, Object.keys(BENCHES))
  .action(({ only, ...options }: { only: string[]; check?: boolean }) => runPaths(only, options));

program
  .command("counts")
  .description(`bytes and statements, the same on every machine: ${Object.keys(COUNTS).join(", ")}`)
  .option(...CHECK)
  .action((options: { check?: boolean }) => runPaths(Object.keys(COUNTS), options));

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
