import "@/scripts/quiet-pipe";
import { Command, InvalidArgumentError } from "commander";
import { openDatabase } from "@/db/client";
import { describeFailure } from "@/scripts/failure";
import { withScratchDatabase } from "@/scripts/postgres/scratch";
import { printReport } from "@/scripts/simulate/report";
import { startChild } from "@/scripts/start/child";

const positive = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError("must be a whole number of at least 1");
  return value;
};

const options = new Command("simulate")
  .description(
    "Runs the real collection against the sandbox with a simulated clock, in a temporary database, and checks the stored data and the ledger.",
  )
  .option("--videos <n>", "videos to track", positive, 500)
  .option("--hours <n>", "hours to simulate", positive, 72)
  .option("--seed <n>", "determines videos, organizations and faults", positive, 1)
  .option("--faults", "every fault of the sandbox, at a low rate", false)
  .option("--json", "print the report as JSON only", false)
  .parse()
  .opts<{ videos: number; hours: number; seed: number; faults: boolean; json: boolean }>();

const root = process.cwd();
const say = (line: string) => options.json || console.error(line);

async function withSandbox<T>(work: (url: string) => Promise<T>): Promise<T> {
  const child = await startChild({
    name: "sandbox",
    script: ["sandbox/main.ts"],
    root,
    env: { ...process.env, HOST: "127.0.0.1", PORT: "0" },
    print: (line) => /error/i.test(line) && say(line),
  });
  try {
    const line = await Promise.race([child.firstLine, child.ended.then((how) => Promise.reject(new Error(how)))]);
    return await work(line.slice(line.indexOf("http")));
  } finally {
    await child.stop(5_000);
  }
}

try {
  const sound = await withScratchDatabase((databaseUrl) =>
    withSandbox(async (sandboxUrl) => {
      // lib reads the environment on first use, which is after this.
      Object.assign(process.env, { DATABASE_URL: databaseUrl, SANDBOX_URL: sandboxUrl, LOG_LEVEL: "fatal" });
      const { simulate } = await import("@/scripts/simulate/simulate");
      const handle = openDatabase(databaseUrl, 8);
      try {
        const report = await simulate({ ...options, db: handle.db, sandboxUrl });
        printReport(report, options.json);
        return report.violations.length === 0;
      } finally {
        await handle.close();
      }
    }),
  );
  process.exitCode = sound ? 0 : 1;
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 2;
}
