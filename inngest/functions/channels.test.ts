import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { channelPosts, channelStats, channels, followerSamples } from "@/db/schema";
import { gateway, inngest } from "@/inngest/client";
import { finishedRuns } from "@/inngest/executor/fixtures";
import { startExecutor } from "@/inngest/executor/start";
import { functions } from "@/inngest/functions";
import { findOrFetchChannel } from "@/lib/channels/channels/find-or-fetch";
import { env } from "@/lib/core/env";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { accountOf } from "@/sandbox/accounts";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const DAY = 86_400_000;
const Counts = z.object({ stored: z.int() });

test("an hour's jobs add creators and refresh profiles, posts and samples on the embedded executor", async () => {
  // The jobs use the real clock; the channel was searched for two days ago, so everything is due.
  const ctx = testContext(new Date(Date.now() - 2 * DAY));
  const account = accountOf("tiktok", 4321);
  const searched = await findOrFetchChannel(ctx, { platform: "tiktok", username: account.username });
  if (searched.kind !== "ok") throw new Error(searched.kind);
  const { id } = searched.channel;
  const now = testContext(new Date());
  const externalId = mintId("youtube", new Date(Date.now() - DAY), "creator");
  const organization = await createTestOrganization(now);
  await trackVideo(organization, { video_link: canonicalVideoUrl("youtube", externalId), duration_days: 1 });

  const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
  let minute = 1;
  const executor = await startExecutor({
    databaseUrl: env().DATABASE_URL,
    client: inngest,
    gateway,
    functions,
    pollMs: 50,
    now: () => new Date(hour + minute * 60_000),
  });
  onTestFinished(() => executor.stop(2000));
  for (const [job, at, stored] of [
    ["channel-creators-hourly", 3, 1],
    ["channel-profiles-hourly", 7, 1],
    ["channel-posts-minutely", 17, 2],
    ["channel-samples-minutely", 37, 1],
  ] as const) {
    minute = at - 1;
    await executor.tick();
    minute = at;
    await executor.tick();
    // The minutely jobs also ran at earlier ticks, so their results are summed.
    await expect.poll(() => storedBy(job), { timeout: 20_000 }).toBe(stored);
  }

  expect(await ctx.db.select().from(channelStats).where(eq(channelStats.channelId, id))).toHaveLength(2);
  expect(await ctx.db.select().from(channelPosts).where(eq(channelPosts.channelId, id))).toHaveLength(60);
  expect(await ctx.db.select().from(followerSamples).where(eq(followerSamples.channelId, id))).toHaveLength(1);
  const [creator] = await ctx.db.select().from(channels).where(eq(channels.platform, "youtube"));
  expect(
    await ctx.db
      .select()
      .from(channelPosts)
      .where(eq(channelPosts.channelId, creator?.id ?? 0)),
  ).toHaveLength(60);
});

async function storedBy(job: string): Promise<number> {
  const runs = await finishedRuns(`clipscope-${job}`);
  for (const { status, output } of runs)
    expect({ status, output }).toMatchObject({ status: "completed", output: { failed: {} } });
  return runs.reduce((sum, { output }) => sum + Counts.parse(output).stored, 0);
}
