import "@/scripts/quiet-pipe";
import { program } from "commander";
import { ensureBuild, ensureBundles } from "@/scripts/build/ensure-build";
import { overBudget, PAGE_BUDGETS } from "@/scripts/build/page-budgets";
import { describePageSizes, pageSizes } from "@/scripts/build/page-sizes";
import { describeFailure, Failure } from "@/scripts/failure";

program
  .description("Creates the production build, unless there is one of the current source.")
  .option("--force", "build even if the source is unchanged")
  .parse();

const interrupted = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => interrupted.abort());
const { force } = program.opts<{ force?: boolean }>();
try {
  const root = process.cwd();
  const bundled = await ensureBundles({ root, force });
  const built = await ensureBuild({ root, force, verbose: true, signal: interrupted.signal });
  if (!bundled && !built) console.log("The production build is up to date.");
  const pages = await pageSizes(root);
  console.log(describePageSizes(pages));
  const excesses = overBudget(pages, PAGE_BUDGETS);
  if (excesses.length > 0) throw new Failure("The production build", excesses.join("\n\n"));
} catch (error) {
  console.error(interrupted.signal.aborted ? "Interrupted." : describeFailure(error));
  process.exitCode = 1;
}
