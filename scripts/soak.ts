import "@/scripts/quiet-pipe";
import { Command } from "commander";
import { openDatabase } from "@/db/client";
import { BATCH_CONCURRENCY } from "@/lib/tracking/collection/replay";
import { describeFailure } from "@/scripts/failure";
import { withScratchDatabase } from "@/scripts/postgres/scratch";
import { positive } from "@/scripts/simulate/positive";
import { withSandbox } from "@/scripts/simulate/with-sandbox";

const options = new Command("soak")
  .description(
    "Collects a constant number of videos per second for hours of simulated time, in a temporary database, and shows whether memory grows.",
  )
  .option(
    "--per-second <n>",
    "snapshots due per simulated second; 3,600 times as many videos are tracked",
    positive,
    50,
  )
  .option("--minutes <n>", "simulated time", positive, 120)
  .parse()
  .opts<{ perSecond: number; minutes: number }>();

try {
  const problems = await withScratchDatabase((databaseUrl) =>
    withSandbox(async (sandboxUrl) => {
      // lib reads the environment on first use, which is after this.
      Object.assign(process.env, { DATABASE_URL: databaseUrl, SANDBOX_URL: sandboxUrl, LOG_LEVEL: "fatal" });
      const { soak } = await import("@/scripts/soak/soak");
      const handle = openDatabase(databaseUrl, 2 * BATCH_CONCURRENCY, "jobs");
      try {
        return await soak(handle.db, options, console.log);
      } finally {
        await handle.close();
      }
    }, console.error),
  );
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 2;
}
