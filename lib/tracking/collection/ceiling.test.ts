import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { trackings, upstreamBudgets, upstreamShares, upstreamUsage } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import { freshBudget } from "@/lib/platforms/reserve-units";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { readCharges } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

const X = "x-api-v2";
const START = new Date("2026-03-10T20:30:00Z");
const HOUR = 3_600_000;
const base = testContext(START);
const ctx: TurnableContext = { ...base, turnTo: base.clock.set };

async function trackByTwo() {
  const externalId = mintId("twitter", new Date("2026-03-10T11:00:00Z"), "ceiling");
  const link = canonicalVideoUrl("twitter", externalId);
  const [first, second] = [await createTestOrganization(ctx), await createTestOrganization(ctx)];
  const ids: number[] = [];
  for (const organization of [first, second]) {
    const { id } = await trackVideo(organization, { video_link: link, duration_days: 1 });
    const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
    ids.push(tracking?.id ?? 0);
  }
  return { organizations: [first.organization.id, second.organization.id], ids };
}

beforeEach(() => ctx.turnTo(START));

test("hours beyond a ceiling are gaps with their own reason, uncharged, until its day is over", async () => {
  const { organizations, ids } = await trackByTwo();
  await ctx.db
    .insert(upstreamBudgets)
    .values(freshBudget(X, START))
    .onConflictDoUpdate({ target: upstreamBudgets.source, set: { dayCeiling: 24_000n } });
  // The first day's reads are paid for. The next day's whole read would exceed the ceiling, all day long.
  await replay(ctx, new Date(START.getTime() + 10 * HOUR));
  await ctx.db.update(upstreamBudgets).set({ dayCeiling: null });
  await replay(ctx, new Date(START.getTime() + 14 * HOUR));
  const { hours, gaps } = await hoursOf(ctx.db, ids[0] ?? 0);
  expect(new Set(gaps.map(({ reason }) => reason))).toEqual(new Set(["ceiling"]));
  expect(gaps.length).toBeGreaterThanOrEqual(6);
  expect([...hours, ...gaps.map(({ hour }) => hour)].sort((a, b) => a - b)).toEqual(
    Array.from({ length: hours.length + gaps.length }, (_, hour) => hour),
  );
  expect(hours.at(-1)).toBeGreaterThan(gaps.at(-1)?.hour ?? 99);
  for (const organization of organizations)
    expect((await getAccount(ctx.db, organization)).snapshots).toBe(hours.length);
});

test("a shared read is split among the organizations that stored it, to the micro-dollar", async () => {
  const [before] = await ctx.db.select({ sum: sql<string>`coalesce(sum(amount), 0)` }).from(upstreamUsage);
  const charges = await readCharges();
  ctx.turnTo(new Date("2026-04-10T20:30:00Z"));
  const externalId = mintId("twitter", new Date("2026-04-10T11:00:00Z"), "shared");
  const link = canonicalVideoUrl("twitter", externalId);
  const organizations = [];
  for (let n = 0; n < 3; n++) {
    const organization = await createTestOrganization(ctx);
    await trackVideo(organization, { video_link: link, duration_days: 1 });
    organizations.push(organization.organization.id);
  }
  await replay(ctx, new Date("2026-04-11T02:00:00Z"));
  const shares = await ctx.db.select().from(upstreamShares).where(eq(upstreamShares.day, "2026-04-11"));
  // Post, author and media of the second day: 20,000 micro-dollars, of which 2 don't divide by 3 in the post's 5,000, 1 in
  // the author's 10,000 and 2 in the media's 5,000.
  expect(shares.map(({ organizationId, amount }) => [organizationId, amount])).toEqual([
    [organizations[0], 1_667n + 3_334n + 1_667n],
    [organizations[1], 1_667n + 3_333n + 1_667n],
    [organizations[2], 1_666n + 3_333n + 1_666n],
  ]);
  const [first] = await ctx.db.select().from(upstreamShares).where(eq(upstreamShares.day, "2026-04-10"));
  // The first one's read was the first of its day; the others' were free.
  expect(first).toMatchObject({ organizationId: organizations[0], amount: 20_000n });
  const [after] = await ctx.db.select({ sum: sql<string>`sum(amount)` }).from(upstreamUsage);
  const now = await readCharges();
  const due = 5_000 * (now.post - charges.post + now.media - charges.media) + 10_000 * (now.user - charges.user);
  expect(Number(after?.sum) - Number(before?.sum)).toBe(due);
});
