import "@/scripts/quiet-pipe";
import { Command, Option } from "commander";
import { openDatabase } from "@/db/client";
import { BATCH_CONCURRENCY } from "@/lib/tracking/collection/replay";
import { describeFailure } from "@/scripts/failure";
import { withScratchDatabase } from "@/scripts/postgres/scratch";
import { positive } from "@/scripts/simulate/positive";
import { printReport } from "@/scripts/simulate/report";
import type { Simulation } from "@/scripts/simulate/simulate";
import { withSandbox } from "@/scripts/simulate/with-sandbox";

const options = new Command("simulate")
  .description(
    "Runs the real collection against the sandbox with a simulated clock, in a temporary database, and checks the stored data and the ledger.",
  )
  .option("--videos <n>", "videos to track", positive, 500)
  .option("--hours <n>", "hours to simulate", positive, 72)
  .option("--seed <n>", "determines videos, organizations and faults", positive, 1)
  .option("--faults", "every fault of the sandbox, at a low rate", false)
  .option("--dense", "all videos in one minute slot: measures throughput instead of the fixed cost per batch", false)
  .addOption(
    new Option("--latency <ms>", "how long the platforms take to respond").argParser(positive).conflicts("faults"),
  )
  .option("--workers <n>", "batches that run at the same time, as in the job", positive, BATCH_CONCURRENCY)
  .option("--json", "print the report as JSON only", false)
  .parse()
  .opts<Omit<Simulation, "db" | "sandboxUrl">>();

const say = (line: string) => void (options.json || console.error(line));

try {
  const sound = await withScratchDatabase((databaseUrl) =>
    withSandbox(async (sandboxUrl) => {
      // lib reads the environment on first use, which is after this.
      Object.assign(process.env, { DATABASE_URL: databaseUrl, SANDBOX_URL: sandboxUrl, LOG_LEVEL: "fatal" });
      const { simulate } = await import("@/scripts/simulate/simulate");
      const handle = openDatabase(databaseUrl, Math.max(8, 2 * options.workers));
      try {
        const report = await simulate({ ...options, db: handle.db, sandboxUrl });
        printReport(report, options.json);
        return report.violations.length === 0;
      } finally {
        await handle.close();
      }
    }, say),
  );
  process.exitCode = sound ? 0 : 1;
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 2;
}
