import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { apiKeys, apiRequests, apiUsageHours } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { callOf, seedCalls, seedKey } from "@/lib/developers/requests/fixtures";
import { writeRequests } from "@/lib/developers/requests/write";
import { pruneKind } from "@/lib/operations/retention/prune";
import { createTestOrganization, testContext } from "@/test/context";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ctx = testContext();
let owner: OrganizationContext;
let key: Awaited<ReturnType<typeof seedKey>>;

const at = (iso: string) => new Date(iso);
const own = () => eq(apiRequests.organizationId, owner.organization.id);
const rows = () => ctx.db.select().from(apiRequests).where(own()).orderBy(apiRequests.id);
const hours = () =>
  ctx.db
    .select()
    .from(apiUsageHours)
    .where(eq(apiUsageHours.organizationId, owner.organization.id))
    .orderBy(apiUsageHours.hour, apiUsageHours.method, apiUsageHours.route);
const keyRow = async () => (await ctx.db.select().from(apiKeys).where(eq(apiKeys.id, key.rowId)))[0];

/** The values that must match in both tables. */
async function countsOf() {
  const [detail] = await ctx.db
    .select({
      calls: sql<number>`count(*)::int`,
      errors: sql<number>`(count(*) filter (where status >= 400))::int`,
      credits: sql<number>`coalesce(sum(points), 0)::int`,
    })
    .from(apiRequests)
    .where(own());
  const [summed] = await ctx.db
    .select({
      calls: sql<number>`coalesce(sum(calls), 0)::int`,
      errors: sql<number>`coalesce(sum(errors), 0)::int`,
      credits: sql<number>`coalesce(sum(points), 0)::int`,
    })
    .from(apiUsageHours)
    .where(eq(apiUsageHours.organizationId, owner.organization.id));
  return { detail, summed };
}

beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  await ctx.db.delete(apiRequests);
  owner = await createTestOrganization(ctx);
  key = await seedKey(owner);
});

test("a batch becomes rows, hourly counts and the key's totals", async () => {
  await seedCalls(owner, key.rowId, [
    { at: at("2026-03-10T11:59:59.999Z"), credits: 5 },
    { at: at("2026-03-10T12:00:00Z"), status: 404 },
    { at: at("2026-03-10T12:30:00Z"), status: 500, method: "POST" },
    { at: at("2026-03-10T12:10:00Z"), status: 304 },
  ]);
  expect(await rows()).toHaveLength(4);
  expect(await hours()).toMatchObject([
    { hour: at("2026-03-10T11:00:00Z"), method: "GET", calls: 1, errors: 0, credits: 5 },
    { hour: at("2026-03-10T12:00:00Z"), method: "GET", calls: 2, errors: 1, credits: 0 },
    { hour: at("2026-03-10T12:00:00Z"), method: "POST", calls: 1, errors: 1, credits: 0 },
  ]);
  expect(await keyRow()).toMatchObject({ calls: 4, lastUsedAt: at("2026-03-10T12:30:00Z") });
});

test("a late batch does not move the last use back", async () => {
  await seedCalls(owner, key.rowId, [{ at: at("2026-03-10T12:30:00Z") }]);
  await seedCalls(owner, key.rowId, [{ at: at("2026-03-10T12:10:00Z") }]);
  expect(await keyRow()).toMatchObject({ calls: 2, lastUsedAt: at("2026-03-10T12:30:00Z") });
});

test("a batch that is written again, completely or in part, counts once", async () => {
  const first = await seedCalls(owner, key.rowId, [{ credits: 5 }, { status: 429 }]);
  const more = callOf(owner, key.rowId);
  await writeRequests(ctx.db, first);
  await writeRequests(ctx.db, [...first, more]);
  expect(await rows()).toHaveLength(3);
  const { detail, summed } = await countsOf();
  expect(summed).toEqual(detail);
  expect(await keyRow()).toMatchObject({ calls: 3 });
});

test("processes that write the same hours and keys concurrently lose nothing and do not deadlock", async () => {
  const other = await seedKey(owner, "Other");
  const routes = ["/api/v1/videos", "/api/v1/usage", "/api/v1/whoami"];
  const batches = Array.from({ length: 12 }, (_, batch) =>
    Array.from({ length: 30 }, (_, n) =>
      callOf(owner, (batch + n) % 2 ? key.rowId : other.rowId, {
        route: routes[(batch * 7 + n) % 3],
        status: n % 5 ? 200 : 400,
        credits: n % 4,
      }),
    ),
  );
  await Promise.all(batches.map((batch) => writeRequests(ctx.db, batch)));
  const { detail, summed } = await countsOf();
  expect(detail?.calls).toBe(360);
  expect(summed).toEqual(detail);
  expect((await keyRow())?.calls).toBe(180);
});

test("a batch that fails halfway leaves nothing", async () => {
  const broken = [callOf(owner, key.rowId), callOf(owner, key.rowId, { organizationId: 999_999_999 })];
  await expect(writeRequests(ctx.db, broken)).rejects.toThrow();
  expect(await rows()).toEqual([]);
  expect(await hours()).toEqual([]);
  expect(await keyRow()).toMatchObject({ calls: 0 });
});

test("calls older than 30 days are deleted in bounded steps, and their hourly counts stay", async () => {
  const old = { at: new Date(ctx.now().getTime() - 30 * DAY - 1) };
  await seedCalls(owner, key.rowId, [...Array(7).fill(old), { at: new Date(ctx.now().getTime() - 30 * DAY) }]);
  expect(await pruneKind(ctx, "api_requests", { rowsAtOnce: 3 })).toEqual({ pruned: 7 });
  expect(await rows()).toHaveLength(1);
  expect((await countsOf()).summed?.calls).toBe(8);
  expect(await pruneKind(ctx, "api_requests", { rowsAtOnce: 3 })).toEqual({ pruned: 0 });
});
