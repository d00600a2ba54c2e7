import { beforeEach, expect, test } from "vitest";
import { trackingAges } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { AGES } from "@/lib/insight/benchmarks/age-rules";
import { getVideoBenchmark } from "@/lib/insight/benchmarks/get-video-benchmark";
import { listOutliers } from "@/lib/insight/benchmarks/list-outliers";
import type { Platform } from "@/lib/platforms/schemas";
import { seedTracking, seedVideo } from "@/lib/tracking/snapshots/fixtures";
import { createTestOrganization, testContext } from "@/test/context";

const ctx = testContext();
let owner: OrganizationContext;
beforeEach(async () => {
  owner = await createTestOrganization(ctx);
});

interface Kept {
  of?: OrganizationContext;
  creatorId?: string | null;
  platform?: Platform;
  /** Views at each age up to `until`. */
  viewsAt?: (age: number) => number;
  until?: number;
}

/** Seeds a tracking with its kept views. */
async function seedKept({ of = owner, viewsAt = (age) => age, until = 720, ...given }: Kept = {}) {
  const { creatorId = "creator", platform = "tiktok" } = given;
  const publishedAt = new Date(ctx.now().getTime() - until * HOUR_MS);
  const video = await seedVideo(ctx, { platform, creatorId, publishedAt });
  const tracking = await seedTracking(of, video);
  const views = AGES.map((age) => (age <= until ? Math.round(viewsAt(age)) : null));
  const lastKnown = views.findLastIndex((value) => value !== null) + 1;
  await ctx.db.insert(trackingAges).values({
    trackingId: tracking.id,
    organizationId: of.organization.id,
    videoId: video.id,
    platform,
    creatorId,
    publishedAt,
    views,
    lastKnown: lastKnown || null,
  });
  return { ...tracking, video };
}
const seedMany = async (count: number, kept: (index: number) => Kept) => {
  for (let index = 0; index < count; index++) await seedKept(kept(index));
};
const growing = (size: number) => (age: number) => size * Math.log1p(age);

test("compares with the creator's other videos at equal age", async () => {
  await seedMany(5, (index) => ({ viewsAt: (age) => (index + 1) * age }));
  await seedMany(3, () => ({ creatorId: "another", viewsAt: () => 1e6 }));
  const { publicId } = await seedKept({ until: 24, viewsAt: (age) => 7.5 * age });
  const benchmark = await getVideoBenchmark(owner, { id: publicId });
  const outlier = { times: 2.5, age: 24, views: 180, median: 72, videos: 5 };
  expect(benchmark).toMatchObject({ age: 24, outlier, band: { of: "creator" } });
  const at = benchmark.band?.ages.find(({ age }) => age === 24);
  expect(at).toEqual({ age: 24, videos: 5, p30: 53, p50: 72, p70: 91, p90: 110 });
  expect(await listOutliers(owner, { ids: [publicId] })).toEqual({ outliers: [{ id: publicId, ...outlier }] });
});

test("states the number of videos below five, and falls back to the platform's for the band only", async () => {
  await seedMany(4, () => ({}));
  await seedMany(1, () => ({ creatorId: null, viewsAt: () => 40 }));
  await seedMany(9, () => ({ platform: "youtube" }));
  const { publicId } = await seedKept({ until: 24 });
  expect(await getVideoBenchmark(owner, { id: publicId })).toMatchObject({
    outlier: { times: null, median: null, videos: 4 },
    band: { of: "platform" },
  });
  const unknown = await seedKept({ until: 24, creatorId: null });
  expect((await listOutliers(owner, { ids: [unknown.publicId] })).outliers).toMatchObject([{ times: null, videos: 0 }]);
  const alone = await seedKept({ until: 24, platform: "instagram" });
  expect(await getVideoBenchmark(owner, { id: alone.publicId })).toMatchObject({ band: null });
});

test("never reads another organization's videos", async () => {
  const other = await createTestOrganization(ctx);
  await seedMany(12, () => ({ of: other }));
  const { publicId } = await seedKept({ until: 72 });
  expect(await getVideoBenchmark(owner, { id: publicId })).toMatchObject({
    band: null,
    outlier: { times: null, videos: 0 },
    days: [
      { day: 7, projection: null, reason: "few" },
      { day: 30, projection: null, reason: "few" },
    ],
  });
  await expect(getVideoBenchmark(other, { id: publicId })).rejects.toMatchObject({ refusal: { code: "not_found" } });
  expect(await listOutliers(other, { ids: [publicId] })).toEqual({ outliers: [] });
});

test("counts a video that is tracked twice once, and never itself", async () => {
  await seedMany(4, () => ({}));
  const twice = await seedKept();
  const again = await seedTracking(owner, twice.video);
  const views = AGES.map(() => 999);
  const row = { trackingId: again.id, organizationId: owner.organization.id, videoId: twice.video.id, views };
  await ctx.db
    .insert(trackingAges)
    .values({ ...row, platform: "tiktok", creatorId: "creator", lastKnown: AGES.length });
  const { publicId } = await seedKept({ until: 24 });
  const { band, outlier } = await getVideoBenchmark(owner, { id: publicId });
  expect(outlier?.videos).toBe(5);
  expect(band?.ages.map(({ videos }) => videos)).toEqual(AGES.map(() => 5));
  // The four others: neither its own other tracking nor the video that is too young.
  expect((await getVideoBenchmark(owner, { id: again.publicId })).outlier?.videos).toBe(4);
});

test("projects to the days that are not reached", async () => {
  await seedMany(9, (index) => ({ viewsAt: growing(100 + index) }));
  const young = await seedKept({ until: 72, viewsAt: growing(200) });
  const { days } = await getVideoBenchmark(owner, { id: young.publicId });
  expect(days).toMatchObject([
    { day: 7, reached: null, reason: null, projection: { age: 168, compared: 9 } },
    { day: 30, reached: null, reason: null, projection: { age: 720, compared: 9 } },
  ]);
  for (const { projection } of days) {
    expect(projection?.low).toBeLessThanOrEqual(projection?.views ?? 0);
    expect(projection?.views).toBeLessThanOrEqual(projection?.high ?? 0);
    expect(projection?.views).toBeCloseTo(200 * Math.log1p(projection?.age ?? 0), -1);
  }
  const week = await seedKept({ until: 216, viewsAt: growing(200) });
  expect((await getVideoBenchmark(owner, { id: week.publicId })).days).toMatchObject([
    { day: 7, reached: Math.round(200 * Math.log1p(168)), projection: null },
    { day: 30, reached: null, projection: { compared: 9 } },
  ]);
});
