import { describe, expect, it } from "vitest";
import { lockAccount } from "@/lib/billing/account";
import { accrue } from "@/lib/billing/accrue";
import { closeHours } from "@/lib/billing/close-hours";
import { getRunway } from "@/lib/billing/get-runway";
import { topUp } from "@/lib/tracking/funding/top-up";
import { trackKnownVideo } from "@/lib/tracking/videos/track";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PRICE = 15_000n;

async function setUp() {
  const ctx = testContext();
  const own = await createTestOrganization(ctx, { balanceUsd: 20 });
  const id = own.organization.id;
  const spend = (snapshots: number) =>
    ctx.db.transaction(async (tx) => {
      await lockAccount(tx, id);
      await accrue(ctx, tx, [{ organizationId: id, snapshots, amount: BigInt(snapshots) * PRICE }]);
    });
  return { ctx, own, id, spend };
}

describe("the runway", () => {
  it("has the balance of past days, top-ups, and both projections", async () => {
    const { ctx, own, id, spend } = await setUp();
    ctx.clock.advance(3 * DAY);
    await topUp(ctx, { organizationId: id, amount: 30_000_000n, idempotencyKey: "more" });
    await spend(200);
    ctx.clock.advance(2 * HOUR);
    await closeHours(ctx);
    ctx.clock.advance(2 * DAY);
    const externalId = mintId("tiktok", new Date(ctx.now().getTime() - DAY), "runway");
    await trackKnownVideo(own, { platform: "tiktok", externalId, durationDays: 2 });

    const runway = await getRunway(own, { zone: "UTC" });
    const of = (day: string) => runway.days.find((other) => other.day === day);
    expect(runway.days[0]?.day).toBe("2026-02-13");
    expect(of("2026-03-09")).toMatchObject({ balance_usd: null, added_usd: 0, committed_usd: null });
    expect(of("2026-03-10")).toMatchObject({ balance_usd: 20, added_usd: 20 });
    expect(of("2026-03-12")).toMatchObject({ balance_usd: 20, added_usd: 0, recent_usd: null });
    expect(of("2026-03-13")).toMatchObject({ balance_usd: 47, added_usd: 30 });
    // 3 USD in 5 days; the first snapshot is pending.
    expect(runway.recent).toEqual({ usd_per_day: 0.6, days: 5 });
    expect(of("2026-03-15")).toMatchObject({ balance_usd: 46.985, committed_usd: 46.985, recent_usd: 46.985 });
    // The clock stands at 14:00, and the day has 10 more hours.
    expect(of("2026-03-16")?.committed_usd).toBeCloseTo(46.985 - 34 * 0.015, 6);
    expect(of("2026-03-16")?.recent_usd).toBeCloseTo(46.985 - (34 / 24) * 0.6, 6);
    expect(of("2026-04-14")?.committed_usd).toBeCloseTo(46.985 - 48 * 0.015, 6);
    expect(runway.committed_usd).toBe(47 * 0.015);
    expect(runway.runs_out.committed).toBeNull();
    expect(runway.runs_out.recent).toBe(new Date(ctx.now().getTime() + (46.985 / 0.6) * DAY).toISOString());
  });

  it("counts days in the reader's zone", async () => {
    const { ctx, own } = await setUp();
    ctx.clock.advance(11.5 * HOUR);
    const days = async (zone: string) => (await getRunway(own, { zone })).days.find(({ balance_usd }) => balance_usd);
    expect((await days("UTC"))?.day).toBe("2026-03-10");
    expect((await days("Pacific/Auckland"))?.day).toBe("2026-03-11");
  });

  it("shows an organization only its own money", async () => {
    const { ctx, spend } = await setUp();
    await spend(100);
    const other = await createTestOrganization(ctx, { balanceUsd: 0 });
    const runway = await getRunway(other, { zone: "UTC" });
    expect(runway).toMatchObject({ available_usd: 0, committed_usd: 0, recent: null });
    expect(runway.runs_out).toEqual({ committed: null, recent: null });
    expect(runway.days.every(({ added_usd }) => added_usd === 0)).toBe(true);
  });

  it("requires the right to read usage", async () => {
    const { own } = await setUp();
    const key = { ...own, actor: { type: "key", keyId: 1, keyName: "Videos", roles: ["videos:read"] } as const };
    await expect(getRunway(key, { zone: "UTC" })).rejects.toMatchObject({ refusal: { code: "forbidden" } });
  });
});
