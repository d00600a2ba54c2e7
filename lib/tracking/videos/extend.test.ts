import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { trackings } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { extendVideo } from "@/lib/tracking/videos/extend";
import { getVideoOverview } from "@/lib/tracking/videos/overview";
import { stopVideo } from "@/lib/tracking/videos/stop";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

let seed = 0;
/** Each test is two months after the previous one: they share a database, including the claimed slots. */
let start = new Date("2024-01-10T12:00:10Z");

async function setUp(options: { balanceUsd?: number } = {}) {
  start = new Date(start.getTime() + 60 * 24 * HOUR_MS);
  const begin = start.getTime();
  const base = testContext(start);
  const ctx: TurnableContext = { ...base, turnTo: base.clock.set };
  const owner = await createTestOrganization(ctx, options);
  seed += 1;
  const link = canonicalVideoUrl("youtube", mintId("youtube", new Date(begin - HOUR_MS), `extend:${seed}`));
  const { id } = await trackVideo(owner, { video_link: link, duration_days: 1 });
  const read = async () => {
    const [row] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
    if (!row) throw new Error("not tracked");
    return row;
  };
  return { ctx, owner, id, read, hours: (n: number) => new Date(begin + n * HOUR_MS) };
}

const refused = (code: string) => ({ refusal: { code } });

test("continues past the old end, hour by hour, and is charged for each once", async () => {
  const { ctx, owner, id, read, hours } = await setUp();
  await replay(ctx, hours(20));
  expect(await extendVideo(owner, { id, days: 1, duration_days: 1 })).toEqual({
    id,
    duration_days: 2,
    ends_at: hours(48).toISOString(),
    estimated_cost_usd: 0.36,
  });
  await replay(ctx, hours(47));
  expect((await read()).status).toBe("monitoring");
  await replay(ctx, hours(49));
  const tracking = await read();
  expect([tracking.status, tracking.endsAt, tracking.durationDays]).toEqual(["completed", hours(48), 2]);
  const { hours: stored } = await hoursOf(ctx.db, tracking.id);
  expect(stored).toEqual(Array.from({ length: 48 }, (_, hour) => hour));
  const { charged, uncharged } = await getAccount(ctx.db, owner.organization.id);
  expect(charged + uncharged).toBe(48n * owner.organization.pricePerSnapshot);
});

test("extended in its very last hour, it misses at most the one hour that did not exist yet", async () => {
  const { ctx, owner, id, read, hours } = await setUp();
  const { slot } = await read();
  await replay(ctx, new Date(hours(24).getTime() - 5_000));
  await extendVideo(owner, { id, days: 1, duration_days: 1 });
  const { next_snapshot_at } = await getVideoOverview(owner, { id });
  expect(Date.parse(next_snapshot_at ?? "")).toBeGreaterThan(ctx.now().getTime());
  await replay(ctx, hours(49));
  const tracking = await read();
  const { hours: stored, gaps: missed } = await hoursOf(ctx.db, tracking.id);
  expect([...missed.map(({ hour }) => hour), ...stored].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 48 }, (_, hour) => hour),
  );
  expect(missed, `slot ${slot}`).toMatchObject([{ hour: 24 }]);
});

test("two clicks with the same intent extend once, even concurrently", async () => {
  const { owner, id, read } = await setUp();
  const click = () => extendVideo(owner, { id, days: 7, duration_days: 1 });
  const both = await Promise.allSettled([click(), click()]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const failed = both.find((one) => one.status === "rejected");
  expect(failed?.reason).toMatchObject({
    refusal: { code: "conflict", message: expect.stringContaining("now lasts 8 days") },
  });
  expect((await read()).durationDays).toBe(8);
});

test("at most thirty days in total, and only what can be paid", async () => {
  const { owner, id, read } = await setUp({ balanceUsd: 5 });
  await expect(extendVideo(owner, { id, days: 30, duration_days: 1 })).rejects.toMatchObject(
    refused("invalid_request"),
  );
  await expect(extendVideo(owner, { id, days: 29, duration_days: 1 })).rejects.toMatchObject({
    refusal: { code: "insufficient_balance", estimated: 29n * 24n * owner.organization.pricePerSnapshot },
  });
  expect((await read()).durationDays).toBe(1);
  await extendVideo(owner, { id, days: 2, duration_days: 1 });
  expect((await read()).durationDays).toBe(3);
});

test("an ended tracking stays ended", async () => {
  const { ctx, owner, id, hours } = await setUp();
  await stopVideo(owner, { id });
  await expect(extendVideo(owner, { id, days: 1, duration_days: 1 })).rejects.toMatchObject(refused("conflict"));
  const other = await setUp();
  other.ctx.turnTo(other.hours(24));
  await expect(extendVideo(other.owner, { id: other.id, days: 1, duration_days: 1 })).rejects.toMatchObject(
    refused("conflict"),
  );
  ctx.turnTo(hours(1));
});

test("another organization's video is not found, and a viewer is forbidden", async () => {
  const { ctx, owner, id, read } = await setUp();
  const stranger = await createTestOrganization(ctx);
  const missing = { refusal: { code: "not_found", message: "Video not found" } };
  await expect(extendVideo(stranger, { id, days: 1, duration_days: 1 })).rejects.toMatchObject(missing);
  await expect(extendVideo(owner, { id: "nosuch", days: 1, duration_days: 1 })).rejects.toMatchObject(missing);
  const viewer = { ...owner, actor: { type: "user" as const, userId: 1, role: "viewer" as const } };
  await expect(extendVideo(viewer, { id, days: 1, duration_days: 1 })).rejects.toMatchObject(refused("forbidden"));
  expect((await read()).durationDays).toBe(1);
});
