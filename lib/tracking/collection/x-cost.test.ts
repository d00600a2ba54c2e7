import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { channels, trackings, videos } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { turnHour } from "@/lib/operations/jobs/turn-hour";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { countCalls, countXResources } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

const HOUR = 3_600_000;

test("a tracked X post costs one read per call, plus its author and media once a day; its creator is never fetched", async () => {
  const base = testContext(new Date("2026-03-10T12:00:00Z"));
  const ctx: TurnableContext = { ...base, turnTo: base.clock.set };
  const organization = await createTestOrganization(ctx);
  const externalId = mintId("twitter", new Date("2026-03-10T11:00:00Z"), "cost");
  const { id } = await trackVideo(organization, {
    video_link: canonicalVideoUrl("twitter", externalId),
    duration_days: 3,
  });
  const [before] = await ctx.db.select().from(videos).where(eq(videos.externalId, externalId));
  expect(before?.creator).not.toBeNull();
  const [resources, calls] = [await countXResources(), await countCalls("twitter")];
  const work = async (turned: Context) => {
    if (turned.now().getUTCHours() % 11 === 0) await turnHour(turned);
  };
  await replay(ctx, new Date("2026-03-15T12:00:00Z"), { work });
  const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
  expect(tracking?.status).toBe("completed");
  // 71 hours after the first one, plus author and media on three days (UTC).
  expect(await countCalls("twitter")).toBe(calls + 71);
  expect(await countXResources()).toBe(resources + 71 + 3 * 2);
  const [after] = await ctx.db.select().from(videos).where(eq(videos.externalId, externalId));
  expect(after).toMatchObject({ creator: before?.creator, creatorId: before?.creatorId, title: before?.title });
  expect(after?.thumbnailUrl).not.toBeNull();
  expect(after?.metadataAt.getTime()).toBeGreaterThan(Date.parse("2026-03-13T00:00:00Z") - HOUR);
  // It is known anyway.
  const [creator] = await ctx.db
    .select()
    .from(channels)
    .where(eq(channels.externalId, before?.creatorId ?? ""));
  expect(creator).toMatchObject({ isStub: true, username: before?.creator });
});
