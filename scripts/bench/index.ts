import "@/scripts/quiet-pipe";
import { program } from "commander";
import { openDatabase } from "@/db/client";
import { benchGrowth, SIZES } from "@/scripts/bench/growth";
import { describeFailure } from "@/scripts/failure";
import { withScratchDatabase } from "@/scripts/postgres/scratch";

/**
 * Measures the performance-critical paths, each next to a minimal equivalent in the same run, because only the ratio is
 * meaningful on shared machines. Results are medians.
 */
async function runBenches(databaseUrl: string): Promise<void> {
  // lib reads the environment on first use, which is after this.
  Object.assign(process.env, { DATABASE_URL: databaseUrl, LOG_LEVEL: "fatal" });
  const { benchStore } = await import("@/scripts/bench/store");
  const { benchList } = await import("@/scripts/bench/list");
  const { benchOverview } = await import("@/scripts/bench/overview");
  const { benchRequests } = await import("@/scripts/bench/requests");
  const { benchStats } = await import("@/scripts/bench/stats");
  const { benchStorage } = await import("@/scripts/bench/storage");
  const handle = openDatabase(databaseUrl, 4);
  try {
    console.log(`${"what".padEnd(40)}      ours      bare   ratio`);
    for (const bench of [benchStore, benchList, benchOverview, benchStats, benchStorage, benchRequests])
      for (const { name, ours, bare, unit } of await bench(handle))
        console.log(
          `${name.padEnd(40)} ${ours.toFixed(2).padStart(9)} ${bare.toFixed(2).padStart(9)} ${(ours / bare).toFixed(2).padStart(7)}   ${unit}`,
        );
  } finally {
    await handle.close();
  }
}

program.name("npm run bench --").description("Measures the performance-critical paths.");

program
  .command("paths", { isDefault: true })
  .description("each path next to a minimal equivalent")
  .action(() => withScratchDatabase(runBenches));

program
  .command("growth")
  .description(`requests with ${SIZES.map((size) => size.toLocaleString("en-US")).join(", ")} trackings`)
  .option("--up-to <trackings>", "skips larger sizes", Number, SIZES.at(-1))
  .action(async ({ upTo }: { upTo: number }) => {
    await benchGrowth(SIZES.filter((size) => size <= upTo));
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
