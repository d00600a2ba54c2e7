import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { batches, outbox, trackings } from "@/db/schema";
import { gateway, inngest } from "@/inngest/client";
import { finishedRuns, until } from "@/inngest/executor/fixtures";
import { startExecutor } from "@/inngest/executor/start";
import { functions } from "@/inngest/functions";
import { env } from "@/lib/core/env";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const MINUTE = 60_000;

test("a tick collects due videos and relays pending outbox rows", async () => {
  // Tracked so that every minute slot has come exactly once since then; the jobs use the real clock.
  const ctx = testContext(new Date(Math.floor(Date.now() / MINUTE) * MINUTE - 59.5 * MINUTE));
  const organization = await createTestOrganization(ctx, { plan: "pro" });
  const externalId = mintId("youtube", new Date(Date.now() - 120 * MINUTE), "jobs");
  const link = canonicalVideoUrl("youtube", externalId);
  const { id } = await trackVideo(organization, { video_link: link, duration_days: 1 });
  await ctx.db.transaction((tx) =>
    enqueueMail(ctx, tx, {
      to: "someone@example.org",
      organizationId: null,
      template: "confirm_email",
      data: { name: "Someone", url: "http://localhost:3000/confirm" },
    }),
  );

  let behind = 2 * MINUTE;
  const executor = await startExecutor({
    databaseUrl: env().DATABASE_URL,
    client: inngest,
    gateway,
    functions,
    pollMs: 50,
    now: () => new Date(Date.now() - behind),
  });
  onTestFinished(() => executor.stop(2000));
  await executor.tick();
  behind = 0;

  await until(async () => (await ctx.db.select().from(batches)).some((batch) => batch.status === "done"));
  const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
  expect((await hoursOf(ctx.db, tracking?.id ?? 0)).hours).toEqual([0, 1]);
  await until(async () => (await ctx.db.select().from(outbox)).every((row) => row.deliveredAt !== null));

  const [batch] = await finishedRuns("clipscope-collection-batch");
  expect(batch).toMatchObject({ status: "completed", output: { stored: 1 } });
  const jobs = ["collection-claim-minutely", "trackings-complete-minutely", "outbox-relay-minutely", "outbox-deliver"];
  for (const job of jobs)
    for (const run of await finishedRuns(`clipscope-${job}`)) expect(run).toMatchObject({ status: "completed" });
});
