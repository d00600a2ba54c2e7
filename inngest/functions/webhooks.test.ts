import { expect, onTestFinished, test } from "vitest";
import { gateway, inngest } from "@/inngest/client";
import { finishedRuns, until } from "@/inngest/executor/fixtures";
import { startExecutor } from "@/inngest/executor/start";
import { webhookDeliver } from "@/inngest/functions/webhook-deliver";
import { webhookRelayMinutely } from "@/inngest/functions/webhook-relay-minutely";
import { env } from "@/lib/core/env";
import { createTestOrganization } from "@/test/context";
import { startReceiver } from "@/test/receiver";
import { setUpWebhooks } from "@/test/webhooks";

const MINUTE = 60_000;

test("unresponsive endpoints don't delay other endpoints' events", async () => {
  env().WEBHOOK_ALLOW_LOOPBACK = true;
  const receiver = await startReceiver();
  const dead = await startReceiver();
  dead.answerWith(() => {});
  const { ctx, emit, addEndpoint, endpoint, deliveriesTo } = await setUpWebhooks(receiver.url);
  const stranger = await createTestOrganization(ctx);
  const silent = [];
  for (let n = 0; n < 15; n++) silent.push(await addEndpoint(stranger, `${dead.url}/${n}`));
  // The unresponsive endpoints have the oldest events, and the most.
  ctx.clock.advance(-MINUTE);
  await emit(40, stranger);
  ctx.clock.advance(MINUTE);
  await emit(20);

  let behind = 2 * MINUTE;
  const executor = await startExecutor({
    databaseUrl: env().DATABASE_URL,
    client: inngest,
    gateway,
    functions: [webhookRelayMinutely, webhookDeliver],
    pollMs: 50,
    now: () => new Date(Date.now() - behind),
  });
  onTestFinished(async () => {
    await Promise.all([receiver.close(), dead.close()]);
    // Long enough for a busy machine: an abandoned job would write to a database that is gone.
    await executor.stop(45_000);
  });
  await executor.tick();
  behind = 0;

  await until(async () => (await deliveriesTo(endpoint.key)).every(({ deliveredAt }) => deliveredAt !== null), 14_000);
  expect(receiver.received).toHaveLength(20);
  // Only this endpoint's round is finished: each of the others hangs after at most a few attempts. (If the test crosses
  // a minute boundary, there are two rounds each.)
  for (const run of await finishedRuns("clipscope-webhook-deliver"))
    expect(run).toMatchObject({ status: "completed", output: { retry: 0, failed: 0 } });
  expect(dead.received.length).toBeGreaterThan(0);
  expect(dead.received.length).toBeLessThanOrEqual(2 * 15 * 5);
  for (const { key } of silent)
    expect((await deliveriesTo(key)).every(({ attempts, deliveredAt }) => attempts === 0 && !deliveredAt)).toBe(true);
  const [relay] = await finishedRuns("clipscope-webhook-relay-minutely");
  expect(relay).toMatchObject({ status: "completed", output: { endpoints: 16 } });
}, 40_000);
