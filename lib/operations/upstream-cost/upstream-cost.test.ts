import { and, desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import {
  auditEntries,
  outbox,
  upstreamBudgets,
  upstreamPrices,
  upstreamReads,
  upstreamShares,
  upstreamUsage,
  users,
} from "@/db/schema";
import type { ActingContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { getUpstreamCost } from "@/lib/operations/upstream-cost/get-overview";
import { notifyCeilings } from "@/lib/operations/upstream-cost/notify-ceilings";
import { SetUpstreamPrice } from "@/lib/operations/upstream-cost/schemas";
import { setUpstreamCeilings } from "@/lib/operations/upstream-cost/set-ceilings";
import { setUpstreamPrice } from "@/lib/operations/upstream-cost/set-price";
import { createUser } from "@/lib/people/users/create";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { fetchVideo } from "@/lib/platforms/sources/fetch-videos";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const NOW = new Date("2026-06-10T12:00:00Z");
const X = "x-api-v2";
const ctx = testContext(NOW);
let seed = 0;
const newPost = () => mintId("twitter", new Date("2026-06-10T09:00:00Z"), `cost:${++seed}`);

async function makeAdmin(isAdmin: boolean): Promise<ActingContext> {
  const user = await createUser(ctx, {
    email: `cost-${++seed}@example.test`,
    name: "Ada",
    password: "long enough to do",
  });
  await ctx.db.update(users).set({ isAdmin }).where(eq(users.id, user.id));
  return { ...ctx, actor: { type: "user", userId: user.id, role: "owner" } };
}

beforeEach(async () => {
  ctx.clock.set(NOW);
  for (const table of [upstreamBudgets, upstreamPrices, upstreamReads, upstreamShares, upstreamUsage, outbox])
    await ctx.db.delete(table);
});

describe("the overview", () => {
  it("adds up by source, platform and organization, and shows the margin", async () => {
    const admin = await makeAdmin(true);
    const organization = await createTestOrganization(ctx);
    const link = canonicalVideoUrl("twitter", newPost());
    await trackVideo(organization, { video_link: link, duration_days: 1 });
    await fetchVideo(ctx, "twitter", newPost(), { retries: 0 });
    const cost = await getUpstreamCost(admin);
    expect(cost.total).toMatchObject({ today_usd: 0.04, month_usd: 0.04, forecast_usd: null });
    const x = cost.sources.find(({ id }) => id === X);
    expect(x).toMatchObject({ month_usd: 0.04, day: { used_usd: 0.04, ceiling_usd: null, stopped_at: 0 } });
    expect(x?.prices.map(({ kind, month_units, month_usd }) => [kind, month_units, month_usd])).toEqual([
      ["call", 2, 0],
      ["post", 2, 0.01],
      ["user", 2, 0.02],
      ["media", 2, 0.01],
      ["follower", 0, 0],
    ]);
    expect(cost.platforms.find(({ platform }) => platform === "twitter")).toMatchObject({
      month_usd: 0.04,
      charged_month_usd: 0.015,
    });
    const [unassigned, own] = cost.organizations;
    expect(unassigned).toMatchObject({ id: null, month_usd: 0.02 });
    expect(own).toMatchObject({ id: organization.organization.publicId, month_usd: 0.02, charged_month_usd: 0.015 });
  });

  it("doesn't exist for others", async () => {
    const other = await makeAdmin(false);
    const acts = [
      () => getUpstreamCost(other),
      () => setUpstreamPrice(other, { source: X, kind: "post", price_usd: 1, reason: "No reason" }),
      () => setUpstreamCeilings(other, { source: X, day_usd: 1, month_usd: null, reason: "No reason" }),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ refusal: { code: "not_found" } });
  });
});

describe("a price", () => {
  it("changes for the next run, and what is booked keeps its own", async () => {
    const admin = await makeAdmin(true);
    await fetchVideo(ctx, "twitter", newPost(), { retries: 0 });
    await setUpstreamPrice(admin, { source: X, kind: "post", price_usd: 0.000007, reason: "A new contract" });
    await fetchVideo(ctx, "twitter", newPost(), { retries: 0 });
    const x = (await getUpstreamCost(admin)).sources.find(({ id }) => id === X);
    expect(x?.prices.find(({ kind }) => kind === "post")).toMatchObject({
      price_usd: 0.000007,
      default_usd: 0.005,
      month_usd: 0.005007,
    });
    const [act] = await ctx.db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
    expect(act).toMatchObject({
      action: "admin.upstream_price",
      subject: "X API: Post",
      before: { price_usd: 0.005 },
      after: { price_usd: 0.000007 },
    });
    const again = setUpstreamPrice(admin, { source: X, kind: "post", price_usd: 0.000007, reason: "Once more" });
    await expect(again).rejects.toBeInstanceOf(AppError);
  });

  it("has at most six decimals and is never negative", () => {
    const parse = (price_usd: number) =>
      SetUpstreamPrice.safeParse({ kind: "post", price_usd, reason: "A test" }).success;
    expect([0, 0.000001, 0.005, 99.999999].map(parse)).toEqual([true, true, true, true]);
    expect([-0.1, 0.0000001, 101, Number.NaN].map(parse)).toEqual([false, false, false, false]);
  });
});

describe("a ceiling", () => {
  it("notifies every admin once per window, and again after it was changed", async () => {
    const admin = await makeAdmin(true);
    const mails = () => ctx.db.$count(outbox, and(eq(outbox.kind, "mail")));
    const set = (day_usd: number) =>
      setUpstreamCeilings(admin, { source: X, day_usd, month_usd: null, reason: "A budget" });
    await set(0.1);
    await fetchVideo(ctx, "twitter", newPost(), { retries: 0 });
    expect(await notifyCeilings(ctx)).toEqual({ notified: 0 });
    await set(0.025);
    const admins = await ctx.db.$count(users, eq(users.isAdmin, true));
    expect(await notifyCeilings(ctx)).toEqual({ notified: 1 });
    expect(await notifyCeilings(ctx)).toEqual({ notified: 0 });
    expect(await mails()).toBe(admins);
    await set(0.024);
    expect(await notifyCeilings(ctx)).toEqual({ notified: 1 });
    ctx.clock.set(new Date("2026-06-11T00:00:00Z"));
    expect(await notifyCeilings(ctx)).toEqual({ notified: 0 });
    await fetchVideo(ctx, "twitter", newPost(), { retries: 0 });
    expect(await notifyCeilings(ctx)).toEqual({ notified: 1 });
  });

  it("is audited with its earlier value", async () => {
    const admin = await makeAdmin(true);
    await setUpstreamCeilings(admin, { source: X, day_usd: 1, month_usd: 20, reason: "A budget" });
    await setUpstreamCeilings(admin, { source: X, day_usd: null, month_usd: 20, reason: "A month is enough" });
    const [act] = await ctx.db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
    expect(act).toMatchObject({
      action: "admin.upstream_ceilings",
      reason: "A month is enough",
      before: { per_day_usd: 1 },
      after: { per_day_usd: null },
    });
  });
});
