import "@/scripts/quiet-pipe";
import { program } from "commander";
import { describeFailure } from "@/scripts/failure";
import type { StartOptions } from "@/scripts/start/configuration";
import { loadEnvFile } from "@/scripts/start/env-file";
import { createLifetime } from "@/scripts/start/lifetime";
import { preflight } from "@/scripts/start/preflight";
import { createProgress } from "@/scripts/start/progress";
import { runProduct } from "@/scripts/start/run-product";

program
  .description("Starts Clipscope with everything that the environment does not provide.")
  .option("--dev", "Next in development", false)
  .option("--demo", "also write demo data if DATABASE_URL names an empty database")
  .option("--no-demo", "don't write demo data")
  .parse();

const progress = createProgress();
const lifetime = createLifetime();
let exitCode = 0;
try {
  loadEnvFile(process.cwd());
  const say = (line: string) => progress.line(`  ... ${line}`);
  const configuration = await preflight(process.cwd(), process.env, program.opts<StartOptions>(), say);
  progress.line(`Clipscope${configuration.dev ? " in development" : ""}`);
  await Promise.race([runProduct(configuration, lifetime, progress), lifetime.over]);
  const reason = await lifetime.over;
  progress.line(`\nStopping (${reason}) …`);
} catch (error) {
  exitCode = 1;
  console.error(`\n${describeFailure(error)}`);
}
await lifetime.stopAll(progress.line);
if (exitCode === 0) progress.line("Stopped.");
process.exit(exitCode);
