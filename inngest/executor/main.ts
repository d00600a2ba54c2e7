import { assertUsable } from "@/db/assert-usable";
import { closeDatabases } from "@/db/client";
import { gateway, inngest } from "@/inngest/client";
import { startExecutor } from "@/inngest/executor/start";
import { functions } from "@/inngest/functions";
import { env, usesInngestServer } from "@/lib/core/env";
import { startTelemetry, stopTelemetry } from "@/lib/core/telemetry/start";

/** Runs the jobs in this process until it receives a stop signal. */
async function main() {
  if (usesInngestServer(env())) throw new Error("INNGEST_* is set: the jobs run on that server, not in this process.");
  await assertUsable(env().DATABASE_URL, env().NEXTAUTH_SECRET);
  await startTelemetry("executor");
  const executor = await startExecutor({ databaseUrl: env().DATABASE_URL, client: inngest, gateway, functions });
  let ending = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      setTimeout(() => process.exit(0), 6_000).unref();
      // A step still running after the grace period is abandoned; its run is resumed at the next start.
      executor
        .stop(2_000)
        .then(() => Promise.all([closeDatabases(), stopTelemetry()]))
        .finally(() => process.exit(0));
    });
  const state = executor.leads() ? "ready" : "standing by: another executor runs the jobs of this database";
  process.stdout.write(`Executor ${state}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`The executor cannot start: ${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
