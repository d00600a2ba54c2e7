import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { trackings } from "@/db/schema";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { SetCostRequest } from "@/lib/tracking/videos/dashboard-schemas";
import { getVideoOverview } from "@/lib/tracking/videos/overview";
import { costPerMille } from "@/lib/tracking/videos/rules";
import { setCost } from "@/lib/tracking/videos/set-cost";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const ctx = testContext();
let last = 0n;
async function track(owner: OrganizationContext): Promise<string> {
  last += 1n;
  const link = `https://www.tiktok.com/@user/video/${7234567890123450000n + last}`;
  return (await trackVideo(owner, { video_link: link, duration_days: 1 })).id;
}
const costOf = async (id: string) =>
  (await ctx.db.select({ cost: trackings.cost }).from(trackings).where(eq(trackings.publicId, id)))[0]?.cost;

test("keeps exact micro-dollars, shows them again, and clears them", async () => {
  const owner = await createTestOrganization(ctx);
  const id = await track(owner);
  expect((await getVideoOverview(owner, { id })).cost_usd).toBeNull();
  expect(await setCost(owner, { id, cost_usd: 1234.56 })).toEqual({ id, cost_usd: 1234.56 });
  expect([await costOf(id), (await getVideoOverview(owner, { id })).cost_usd]).toEqual([1_234_560_000n, 1234.56]);
  await setCost(owner, { id, cost_usd: 0 });
  expect(await costOf(id)).toBe(0n);
  await setCost(owner, { id, cost_usd: null });
  expect(await costOf(id)).toBeNull();
});

test("another organization's or an unknown video is not found; viewers and members are forbidden, managers aren't", async () => {
  const owner = await createTestOrganization(ctx);
  const id = await track(owner);
  const stranger = await createTestOrganization(ctx);
  const missing = { refusal: { code: "not_found", message: "Video not found" } };
  await expect(setCost(stranger, { id, cost_usd: 1 })).rejects.toMatchObject(missing);
  await expect(setCost(owner, { id: "nosuch", cost_usd: 1 })).rejects.toMatchObject(missing);
  const as = (role: MemberRole) => ({ ...owner, actor: { type: "user" as const, userId: 1, role } });
  for (const role of ["viewer", "member"] as const)
    await expect(setCost(as(role), { id, cost_usd: 1 })).rejects.toMatchObject({ refusal: { code: "forbidden" } });
  expect(await costOf(id)).toBeNull();
  await setCost(as("manager"), { id, cost_usd: 1 });
  expect(await costOf(id)).toBe(1_000_000n);
});

test.each([0, 0.01, 0.07, 1.1, 19.99, 999_999.99, 1_000_000, null])("%j is a cost", (cost_usd) =>
  expect(SetCostRequest.parse({ cost_usd })).toEqual({ cost_usd }),
);

test.each([-0.01, 0.001, 1_000_000.01, 1.005, Number.NaN, "12", undefined])("%j is not a cost", (cost_usd) =>
  expect(SetCostRequest.safeParse({ cost_usd }).success).toBe(false),
);

test.each<[cost: bigint | null, views: number | null, cpm: number]>([
  [5_000_000n, 1_000, 5],
  [250_500_000n, 2_000_000, 0.12525],
  [null, 1_000, 0],
  [5_000_000n, 0, 0],
  [5_000_000n, null, 0],
  [0n, 1_000, 0],
])("a cost of %s for %s views is %d per thousand", (cost, views, cpm) => expect(costPerMille(cost, views)).toBe(cpm));
