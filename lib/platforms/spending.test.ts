import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { upstreamBudgets, upstreamPrices, upstreamReads, upstreamShares, upstreamUsage } from "@/db/schema";
import { fetchChannel } from "@/lib/platforms/channels";
import type { Bucket } from "@/lib/platforms/connector";
import { PURPOSES, type Purpose, STOPS_AT } from "@/lib/platforms/price-rules";
import { freshBudget, reserveUnits } from "@/lib/platforms/reserve-units";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { fetchVideo, fetchVideos } from "@/lib/platforms/sources/fetch-videos";
import { xApi } from "@/lib/platforms/sources/x-api";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, injectFault, readCharges } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

const NOW = new Date("2026-05-10T12:00:00Z");
const DAY = "2026-05-10";
const ctx = testContext(NOW);
const bucket: Bucket = { name: "spending", limit: null, windowEnd: () => new Date("2027-01-01"), exhausted: "quota" };

let seed = 0;
const newPost = () => mintId("twitter", new Date("2026-05-10T09:00:00Z"), `spending:${++seed}`);
const usage = async (day = DAY) =>
  Object.fromEntries(
    (await ctx.db.select().from(upstreamUsage).where(eq(upstreamUsage.day, day)))
      .filter(({ source, kind }) => source === xApi.id && kind !== "call")
      .map(({ kind, units, amount }) => [kind, [units, Number(amount)]]),
  );
const budget = async () => (await ctx.db.select().from(upstreamBudgets).where(eq(upstreamBudgets.source, xApi.id)))[0];
const setCeilings = (ceilings: { dayCeiling?: bigint; monthCeiling?: bigint }) =>
  ctx.db
    .insert(upstreamBudgets)
    .values({ ...freshBudget(xApi.id, ctx.now()), ...ceilings })
    .onConflictDoUpdate({ target: upstreamBudgets.source, set: ceilings });
const quick = { retries: 0 };

beforeEach(async () => {
  ctx.clock.set(NOW);
  await clearFaults();
  for (const table of [upstreamBudgets, upstreamPrices, upstreamReads, upstreamShares, upstreamUsage])
    await ctx.db.delete(table);
});

describe("what a run spends", () => {
  it("is each resource once a day, as the platform charges it", async () => {
    const before = await readCharges();
    const id = newPost();
    for (let time = 0; time < 3; time++) await fetchVideo(ctx, "twitter", id, quick);
    expect(await usage()).toEqual({ post: [1, 5_000], user: [1, 10_000], media: [1, 5_000] });
    expect(await budget()).toMatchObject({ dayUsed: 20_000n, monthUsed: 20_000n });
    ctx.clock.set(new Date("2026-05-11T00:00:00Z"));
    await fetchVideo(ctx, "twitter", id, quick);
    expect(await usage("2026-05-11")).toEqual({ post: [1, 5_000], user: [1, 10_000], media: [1, 5_000] });
    expect(await budget()).toMatchObject({ day: "2026-05-11", dayUsed: 20_000n, monthUsed: 40_000n });
    const after = await readCharges();
    expect({
      post: after.post - before.post,
      user: after.user - before.user,
      media: after.media - before.media,
    }).toEqual({ post: 2, user: 2, media: 2 });
  });

  it("is booked once if two runs read the same resource at the same time", async () => {
    const ids = [newPost(), newPost(), newPost()];
    await Promise.all(Array.from({ length: 6 }, () => fetchVideos(ctx, "twitter", ids, quick)));
    expect((await usage()).post).toEqual([3, 15_000]);
    const [booked] = await ctx.db.select({ sum: sql<string>`sum(amount)` }).from(upstreamUsage);
    expect((await budget())?.dayUsed).toBe(BigInt(booked?.sum ?? -1));
  });

  it("is nothing for failed and unreadable responses", async () => {
    await injectFault({ platform: "twitter", fault: "truncated_json" });
    const before = await readCharges();
    await fetchVideo(ctx, "twitter", newPost(), quick);
    expect(await usage()).toEqual({});
    expect(await readCharges()).toEqual(before);
    expect((await budget())?.dayUsed).toBe(0n);
  });

  it("is a call, at the price that an admin set", async () => {
    await ctx.db
      .insert(upstreamPrices)
      .values({ source: "tiktok-scraper7", kind: "call", price: 700n, changedAt: NOW });
    await injectFault({ platform: "tiktok", fault: "http_500", count: 1 });
    const outcome = await fetchVideo(ctx, "tiktok", mintId("tiktok", NOW, `spending:${++seed}`), {
      retries: 1,
      backoffMs: 1,
    });
    expect(outcome.kind).toBe("ok");
    const [row] = await ctx.db.select().from(upstreamUsage).where(eq(upstreamUsage.source, "tiktok-scraper7"));
    expect(row).toMatchObject({ units: 2, amount: 1_400n });
  });

  it("belongs to the organization that stored it, or to none", async () => {
    const organization = await createTestOrganization(ctx);
    const [kept, lost] = [newPost(), newPost()];
    await trackVideo(organization, { video_link: canonicalVideoUrl("twitter", kept), duration_days: 1 });
    await fetchVideo(ctx, "twitter", lost, quick);
    expect(await ctx.db.select().from(upstreamShares)).toEqual([
      { source: xApi.id, day: DAY, organizationId: organization.organization.id, amount: 20_000n },
    ]);
    expect((await usage()).post).toEqual([2, 10_000]);
  });
});

describe("a ceiling", () => {
  it("stops profiles at 80%, new trackings at 90% and snapshots at 100%", async () => {
    // Each tenth is 10,000 micro-dollars; a user costs as much, and a post with author and media at most 35,000.
    await setCeilings({ dayCeiling: 100_000n });
    const spend = async (dayUsed: bigint) => void (await ctx.db.update(upstreamBudgets).set({ dayUsed }));
    const kinds = async () => ({
      channel: (await fetchChannel(ctx, "twitter", { username: "ada" }, quick)).kind,
      tracking: (await fetchVideo(ctx, "twitter", newPost(), quick)).kind,
      snapshot: (await fetchVideo(ctx, "twitter", newPost(), { ...quick, purpose: "snapshots" })).kind,
    });
    await spend(10_000n);
    expect(await kinds()).toEqual({ channel: "ok", tracking: "ok", snapshot: "ok" });
    await spend(79_000n);
    expect((await fetchChannel(ctx, "twitter", { username: "grace" }, quick)).kind).toBe("ceiling");
    expect((await budget())?.dayStopped).toBe(80);
    await ctx.db.update(upstreamBudgets).set({ dayUsed: 60_000n });
    expect(await kinds()).toEqual({ channel: "ok", tracking: "ceiling", snapshot: "ok" });
    await spend(90_000n);
    expect(await kinds()).toEqual({ channel: "ceiling", tracking: "ceiling", snapshot: "ceiling" });
    expect(await budget()).toMatchObject({ dayUsed: 90_000n, dayStopped: 100 });
  });

  it("ends with its day or month", async () => {
    await setCeilings({ dayCeiling: 1n });
    const outcome = () => fetchVideo(ctx, "twitter", newPost(), quick);
    expect(await outcome()).toEqual({ kind: "ceiling", until: new Date("2026-05-11T00:00:00Z") });
    await setCeilings({ dayCeiling: 10n ** 9n, monthCeiling: 1n });
    expect(await outcome()).toEqual({ kind: "ceiling", until: new Date("2026-06-01T00:00:00Z") });
    expect(await budget()).toMatchObject({ monthStopped: 90 });
    await setCeilings({ monthCeiling: 10n ** 9n });
    expect((await outcome()).kind).toBe("ok");
  });

  it("costs nothing to read again what was paid for that day", async () => {
    const id = newPost();
    await fetchVideo(ctx, "twitter", id, quick);
    await setCeilings({ dayCeiling: 1n });
    const again = { ...quick, figuresOnly: new Set([id]) };
    expect((await fetchVideo(ctx, "twitter", id, again)).kind).toBe("ok");
    expect((await fetchVideo(ctx, "twitter", newPost(), again)).kind).toBe("ceiling");
  });

  it("is never passed by runs beside each other", async () => {
    await setCeilings({ dayCeiling: 300_000n, monthCeiling: 290_000n });
    const runs = Array.from({ length: 24 }, (_, run) =>
      fetchVideos(ctx, "twitter", [newPost(), newPost()], {
        ...quick,
        purpose: PURPOSES[run % PURPOSES.length] ?? "snapshots",
      }),
    );
    const outcomes = (await Promise.all(runs)).flatMap((run) => [...run.values()]);
    const kinds = new Set(outcomes.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(["ok", "ceiling"]));
    const [booked] = await ctx.db.select({ sum: sql<string>`sum(amount)` }).from(upstreamUsage);
    expect(Number(booked?.sum)).toBeLessThanOrEqual(290_000);
    expect((await budget())?.dayUsed).toBe(BigInt(booked?.sum ?? -1));
  });

  it("grants at most each purpose's share, whatever is asked for", async () => {
    const ask = fc.record({
      purpose: fc.constantFrom<Purpose>(...PURPOSES),
      most: fc.integer({ min: 0, max: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(ask, { minLength: 1, maxLength: 6 }),
        fc.bigInt({ min: 0n, max: 400_000n }),
        fc.bigInt({ min: 0n, max: 400_000n }),
        async (asks, dayCeiling, monthCeiling) => {
          await ctx.db.delete(upstreamBudgets);
          await setCeilings({ dayCeiling, monthCeiling });
          const reserved = await Promise.all(
            asks.map(({ purpose, most }) =>
              reserveUnits(ctx, xApi, bucket, {
                units: 1,
                ask: { purpose, at: NOW, needs: [{ kind: "user", most }], least: [] },
              }),
            ),
          );
          const least = dayCeiling < monthCeiling ? dayCeiling : monthCeiling;
          const total = reserved.reduce((sum, { money }) => sum + money, 0n);
          expect(total).toBeLessThanOrEqual(least);
          expect((await budget())?.dayUsed).toBe(total);
          reserved.forEach(({ money, ceiling }, place) => {
            const cost = BigInt(asks[place]?.most ?? 0) * 10_000n;
            const share = (least * BigInt(STOPS_AT[asks[place]?.purpose ?? "channels"])) / 100n;
            expect(money).toBeLessThanOrEqual(cost < share ? cost : share);
            expect(ceiling === null).toBe(money === cost);
          });
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
