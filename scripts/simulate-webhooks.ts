import "@/scripts/quiet-pipe";
import { Command } from "commander";
import { openDatabase } from "@/db/client";
import { describeFailure } from "@/scripts/failure";
import { withScratchDatabase } from "@/scripts/postgres/scratch";
import { positive } from "@/scripts/simulate/positive";

const { deliveries } = new Command("simulate:webhooks")
  .description(
    "Sends webhooks to reliable and unreliable receivers with a simulated clock, in a temporary database, and checks that each was accepted, or given up by the rules.",
  )
  .option("--deliveries <n>", "events times receivers", positive, 10_000)
  .parse()
  .opts<{ deliveries: number }>();

try {
  const violations = await withScratchDatabase(async (databaseUrl) => {
    // lib reads the environment on first use, which is after this.
    Object.assign(process.env, { DATABASE_URL: databaseUrl, WEBHOOK_ALLOW_LOOPBACK: "1", LOG_LEVEL: "fatal" });
    const { simulateWebhooks } = await import("@/scripts/simulate/webhooks");
    const handle = openDatabase(databaseUrl, 60, "jobs");
    try {
      const { violations, ...figures } = await simulateWebhooks(handle.db, deliveries);
      console.log(JSON.stringify(figures, null, 2));
      for (const violation of violations.slice(0, 20)) console.error(violation);
      return violations.length;
    } finally {
      await handle.close();
    }
  });
  console.log(`${violations} violations`);
  process.exitCode = violations > 0 ? 1 : 0;
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 2;
}
