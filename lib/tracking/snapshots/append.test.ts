import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { orgHours } from "@/db/schema";
import { lockAccounts } from "@/lib/billing/account";
import type { OrganizationContext } from "@/lib/core/context";
import type { Figures } from "@/lib/platforms/schemas";
import { createTestOrganization, testContext } from "@/test/context";
import { appendSnapshots, type NewSnapshot } from "./append";
import { seedSnapshots, seedTracked, seedTracking, seedVideo, snapshotAt } from "./fixtures";

const ctx = testContext();
const BEGIN = Date.UTC(2026, 2, 10, 12, 17);
const reading = (id: number, hour: number, figures: Partial<Figures>) =>
  snapshotAt(id, hour, new Date(BEGIN + hour * 3_600_000), figures);
const append = (...batch: NewSnapshot[]) => seedSnapshots(ctx, ...batch);

/** The organization's hours by "hour of the tracking, platform", each with its snapshots and metrics. */
async function hoursOf(owner: OrganizationContext) {
  const rows = await ctx.db
    .select()
    .from(orgHours)
    .where(eq(orgHours.organizationId, owner.organization.id))
    .orderBy(asc(orgHours.hour), asc(orgHours.platform));
  return rows.map(({ hour, platform, snapshots: n, views, likes, comments, shares, saves }) => {
    expect(hour.getTime() % 3_600_000).toBe(0);
    return [(hour.getTime() - BEGIN + 17 * 60_000) / 3_600_000, platform, n, views, likes, comments, shares, saves];
  });
}

describe("the organization's hours", () => {
  test("a first value gains nothing, later ones their growth, and a correction is negative", async () => {
    const owner = await createTestOrganization(ctx);
    const id = await seedTracked(owner);
    await append(reading(id, 0, { views: 100, likes: 5 }));
    await append(reading(id, 1, { views: 160, likes: 5 }));
    await append(reading(id, 2, { views: 150, likes: 6 }));
    expect(await hoursOf(owner)).toEqual([
      [0, "youtube", 1, null, null, null, null, null],
      [1, "youtube", 1, 60, 0, null, null, null],
      [2, "youtube", 1, -10, 1, null, null, null],
    ]);
  });

  test("growth across missing hours counts in the hour that ends them", async () => {
    const owner = await createTestOrganization(ctx);
    const id = await seedTracked(owner);
    await append(reading(id, 0, { views: 100 }));
    await append(reading(id, 4, { views: 190 }));
    expect(await hoursOf(owner)).toEqual([
      [0, "youtube", 1, null, null, null, null, null],
      [4, "youtube", 1, 90, null, null, null, null],
    ]);
  });

  test("a value that was missing last time is compared with the last known one", async () => {
    const owner = await createTestOrganization(ctx);
    const id = await seedTracked(owner, "twitter");
    await append(reading(id, 0, { views: 10, likes: 1 }));
    await append(reading(id, 1, { views: 20 }));
    await append(reading(id, 2, { views: 30 }));
    await append(reading(id, 3, { views: 40, likes: 9, shares: 2 }));
    expect(
      (await hoursOf(owner)).map(([, , , views, likes, , shares, saves]) => [views, likes, shares, saves]),
    ).toEqual([
      [null, null, null, null],
      [10, null, null, null],
      [10, null, null, null],
      [10, 8, null, null],
    ]);
  });

  test("add up over trackings, with null as nothing known", async () => {
    const owner = await createTestOrganization(ctx);
    const [a, b, c] = [await seedTracked(owner), await seedTracked(owner), await seedTracked(owner, "tiktok")];
    await append(reading(a, 0, { views: 100 }), reading(c, 0, { views: 7, saves: 1 }));
    await append(reading(a, 1, { views: 130 }), reading(c, 1, { views: 9, saves: 1 }));
    await append(reading(b, 1, { views: 1_000 }));
    await append(reading(a, 2, { views: 131 }), reading(b, 2, { views: 1_005, likes: 1 }));
    expect(await hoursOf(owner)).toEqual([
      [0, "tiktok", 1, null, null, null, null, null],
      [0, "youtube", 1, null, null, null, null, null],
      [1, "tiktok", 1, 2, null, null, null, 0],
      [1, "youtube", 2, 30, null, null, null, null],
      [2, "youtube", 2, 6, null, null, null, null],
    ]);
  });

  test("an already stored snapshot adds nothing, while others in its batch do", async () => {
    const owner = await createTestOrganization(ctx);
    const [a, b] = [await seedTracked(owner), await seedTracked(owner)];
    await append(reading(a, 0, { views: 100 }), reading(b, 0, { views: 1 }));
    const batch = [reading(a, 1, { views: 150 })];
    expect(await append(...batch)).toEqual(new Set([a]));
    expect(await append(...batch)).toEqual(new Set());
    expect(await append(...batch, reading(b, 1, { views: 3 }))).toEqual(new Set([b]));
    expect((await hoursOf(owner)).at(-1)).toEqual([1, "youtube", 2, 52, null, null, null, null]);
  });

  test("belong to one organization each, even if two track the same video", async () => {
    const [one, two] = [await createTestOrganization(ctx), await createTestOrganization(ctx)];
    const video = await seedVideo(ctx);
    const [a, b] = [(await seedTracking(one, video)).id, (await seedTracking(two, video)).id];
    await append(reading(a, 0, { views: 100 }));
    await append(reading(a, 1, { views: 120 }), reading(b, 1, { views: 120 }));
    await append(reading(a, 2, { views: 121 }), reading(b, 2, { views: 121 }));
    expect((await hoursOf(one)).map(([hour, , n, views]) => [hour, n, views])).toEqual([
      [0, 1, null],
      [1, 1, 20],
      [2, 1, 1],
    ]);
    expect((await hoursOf(two)).map(([hour, , n, views]) => [hour, n, views])).toEqual([
      [1, 1, null],
      [2, 1, 1],
    ]);
  });

  test("lose nothing when batches of one organization are stored concurrently", async () => {
    const owner = await createTestOrganization(ctx);
    const ids = await Promise.all(Array.from({ length: 6 }, () => seedTracked(owner)));
    for (const hour of [0, 1])
      await Promise.all(
        ids.map((id) =>
          ctx.db.transaction(async (tx) => {
            await lockAccounts(tx, [owner.organization.id]);
            await appendSnapshots(tx, [reading(id, hour, { views: 100 * hour + id })]);
          }),
        ),
      );
    expect((await hoursOf(owner)).map(([hour, , n, views]) => [hour, n, views])).toEqual([
      [0, 6, null],
      [1, 6, 600],
    ]);
  });
});
