import { appendFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { Inngest } from "inngest";
import { createGateway, GATEWAY_URL } from "@/inngest/executor/gateway";
import { startExecutor } from "@/inngest/executor/start";

/**
 * The process that `crash.test.ts` kills. Arguments: the file that logs steps, and the duration of step two in
 * milliseconds.
 */
const [, , file = "", length = "0"] = process.argv;
const gateway = createGateway();
const client = new Inngest({ id: "crash", isDev: true, baseUrl: GATEWAY_URL, fetch: gateway.fetch });
const note = (text: string) => appendFile(file, `${text}\n`);

const steps = client.createFunction(
  { id: "steps", retries: 0, triggers: [{ event: "crash/go" }] },
  async ({ event, step }) => {
    const one = await step.run("one", async () => {
      await note("one");
      return process.pid;
    });
    await step.run("two", async () => {
      await note("two begins");
      await sleep(Number(length));
      await note("two ends");
    });
    await step.run("three", () => note("three"));
    return { one, n: event.data.n };
  },
);

const executor = await startExecutor({
  databaseUrl: process.env.DATABASE_URL ?? "",
  client,
  gateway,
  functions: [steps],
  pollMs: 100,
});
process.on("SIGTERM", () => executor.stop(200).then(() => process.exit(0)));
process.stdout.write(executor.leads() ? "leads\n" : "stands by\n");
