import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { organizations, usageHours, videoState } from "@/db/schema";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { lastDays, sumByDay } from "@/lib/developers/api-usage/days";
import { exportApiUsage } from "@/lib/developers/api-usage/export";
import { getApiUsage } from "@/lib/developers/api-usage/get";
import { ApiUsageQuery } from "@/lib/developers/api-usage/schemas";
import { revokeKey } from "@/lib/developers/keys/revoke";
import { seedCalls, seedKey } from "@/lib/developers/requests/fixtures";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { operationOf } from "@/rest/documented-routes";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const HOUR = 3_600_000;
const ctx = testContext();
let owner: OrganizationContext;
let stranger: OrganizationContext;
let key: Awaited<ReturnType<typeof seedKey>>;

const at = (iso: string) => new Date(iso);
const ask = (query: Record<string, unknown> = {}, by = owner) =>
  getApiUsage(by, ApiUsageQuery.parse(query), operationOf);
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => "none",
    (error: unknown) => (error instanceof AppError ? error.refusal.code : error),
  );

beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  owner = await createTestOrganization(ctx);
  stranger = await createTestOrganization(ctx);
  key = await seedKey(owner);
});

describe("days", () => {
  const hoursFrom = (start: string, count: number) =>
    Array.from({ length: count }, (_, n) => ({
      hour: new Date(at(start).getTime() + n * HOUR),
      ...{ calls: 1, errors: 0, credits: 0 },
    }));

  test.each([
    ["spring, with 23 hours", "2026-03-30T10:00:00Z", "2026-03-27T23:00:00Z", [24, 23, 24]],
    ["autumn, with 25 hours", "2026-10-26T10:00:00Z", "2026-10-23T22:00:00Z", [24, 25, 24]],
  ])("of %s", (_, now, start, lengths) => {
    const days = lastDays(3, at(now), "Europe/Rome");
    expect(sumByDay(days, hoursFrom(start, 24 * 3 + 2), []).map(({ calls }) => calls)).toEqual(lengths);
  });

  test("are in the reader's zone, and the last one is today", () => {
    const days = lastDays(7, at("2026-03-10T23:30:00Z"), "Asia/Tokyo");
    expect(days.map(({ day }) => day)).toEqual(
      [5, 6, 7, 8, 9, 10, 11].map((n) => `2026-03-${String(n).padStart(2, "0")}`),
    );
    expect(days.at(-1)?.start).toEqual(at("2026-03-10T15:00:00Z"));
  });

  test("an hour belongs to the day in which it begins, even in zones with a half-hour offset", () => {
    const days = lastDays(2, at("2026-03-10T12:00:00Z"), "Asia/Kolkata");
    const hours = [{ hour: at("2026-03-09T18:00:00Z"), calls: 1, errors: 0, credits: 0 }];
    expect(sumByDay(days, hours, []).map(({ calls }) => calls)).toEqual([1, 0]);
  });
});

test("lists calls, errors, credits and cost by day, route and key", async () => {
  const other = await seedKey(owner, "Other");
  await seedCalls(owner, key.rowId, [
    { at: at("2026-03-10T09:10:00Z"), credits: 5, route: "/api/v1/channels/{id}" },
    { at: at("2026-03-10T09:20:00Z"), status: 404, route: "/api/v1/channels/{id}" },
    { at: at("2026-03-09T22:59:00Z") },
    { at: at("2026-03-09T23:01:00Z") },
  ]);
  await seedCalls(owner, other.rowId, [{ at: at("2026-03-04T00:00:00Z"), method: "HEAD" }]);
  await seedCalls(owner, other.rowId, [{ at: at("2026-03-03T22:59:59Z") }]);
  const organizationId = owner.organization.id;
  await ctx.db.insert(usageHours).values([
    { organizationId, hour: at("2026-03-10T10:00:00Z"), snapshots: 3, amount: 45_000n, sealedAt: null },
    { organizationId, hour: at("2026-03-05T10:00:00Z"), snapshots: 2, amount: 30_000n, sealedAt: ctx.now() },
    { organizationId, hour: at("2026-02-05T10:00:00Z"), snapshots: 9, amount: 90_000n, sealedAt: ctx.now() },
  ]);
  const usage = await ask({ days: 7, zone: "Europe/Rome" });
  expect(
    usage.days.map(({ day, calls, errors, credits, amount_usd }) => [day, calls, errors, credits, amount_usd]),
  ).toEqual([
    ["2026-03-04", 1, 0, 0, 0],
    ["2026-03-05", 0, 0, 0, 0.03],
    ["2026-03-06", 0, 0, 0, 0],
    ["2026-03-07", 0, 0, 0, 0],
    ["2026-03-08", 0, 0, 0, 0],
    ["2026-03-09", 1, 0, 0, 0],
    ["2026-03-10", 3, 1, 5, 0.045],
  ]);
  expect(usage.totals).toEqual({ calls: 5, errors: 1, credits: 5, snapshots: 5, amount_usd: 0.075 });
  expect(usage.routes.map(({ method, route, calls, operation }) => [method, route, calls, operation?.id])).toEqual([
    ["GET", "/api/v1/channels/{id}", 2, "getChannel"],
    ["GET", "/api/v1/videos/{id}", 2, "getVideo"],
    ["HEAD", "/api/v1/videos/{id}", 1, "getVideo"],
  ]);
  expect(usage.keys.map(({ key, calls, errors, credits }) => [key.name, calls, errors, credits])).toEqual([
    ["Reporting", 4, 1, 5],
    ["Other", 1, 0, 0],
  ]);
  expect(usage).toMatchObject({ as_of: "2026-03-10T12:00:00.000Z", zone: "Europe/Rome", credits_left: 100 });
});

test("the busiest hour is one key's, relative to its limit", async () => {
  const other = await seedKey(owner, "Other");
  const five = { at: at("2026-03-10T09:10:00Z") };
  await seedCalls(owner, key.rowId, Array(36).fill(five));
  await seedCalls(owner, other.rowId, Array(30).fill(five));
  await seedCalls(owner, other.rowId, Array(20).fill({ at: at("2026-03-10T10:00:00Z") }));
  const { busiest, rate_limit_per_minute } = await ask();
  expect(rate_limit_per_minute).toBe(60);
  expect(busiest).toEqual({
    hour: "2026-03-10T09:00:00.000Z",
    key: { id: key.id, name: "Reporting", hint: key.hint, is_revoked: false },
    calls: 36,
    share: 0.01,
  });
  expect((await ask({}, stranger)).busiest).toBeNull();
});

test("the cost of a key's trackings covers all snapshots, even for a revoked key", async () => {
  const actor = { type: "key", keyId: key.rowId, keyName: "Reporting", roles: ["videos:write"] } as const;
  for (const name of ["usage-one", "usage-two"]) {
    const link = canonicalVideoUrl("youtube", mintId("youtube", new Date(ctx.now().getTime() - 24 * HOUR), name));
    await trackVideo({ ...owner, actor }, { video_link: link, duration_days: 1 });
  }
  await trackVideo(owner, {
    video_link: canonicalVideoUrl("youtube", mintId("youtube", new Date(ctx.now().getTime() - 24 * HOUR), "usage-own")),
    duration_days: 1,
  });
  await revokeKey(owner, { id: key.id });
  ctx.clock.advance(100 * 24 * HOUR);
  expect((await ask({ days: 7 })).keys).toMatchObject([
    { key: { is_revoked: true }, calls: 0, trackings: 2, tracked_snapshots: 2, tracked_usd: 0.03 },
  ]);
  await ctx.db.update(videoState).set({ snapshots: 10 });
  await ctx.db
    .update(organizations)
    .set({ pricePerSnapshot: 20_000n })
    .where(eq(organizations.id, owner.organization.id));
  const dearer = { ...owner, organization: { ...owner.organization, pricePerSnapshot: 20_000n } };
  expect((await ask({}, dearer)).keys[0]).toMatchObject({ tracked_snapshots: 20, tracked_usd: 0.4 });
});

test("each table can be exported as a file", async () => {
  await seedCalls(owner, key.rowId, [{ credits: 5 }, { status: 500 }]);
  const lines = async (by: string) => {
    const { csv } = await exportApiUsage(owner, { ...ApiUsageQuery.parse({ days: 7 }), by: by as "day" });
    return csv.replace("\uFEFF", "").trim().split("\r\n");
  };
  expect((await lines("day")).at(-1)).toBe("2026-03-10,2,1,5,0,0");
  expect(await lines("route")).toEqual(["Method,Route,Calls,Errors,Credits", "GET,/api/v1/videos/{id},2,1,5"]);
  expect((await lines("key"))[1]).toBe(`Reporting,${key.hint},no,2,1,5,0,0`);
});

test("another organization sees none of it", async () => {
  await seedCalls(owner, key.rowId, [{}]);
  expect(await ask({}, stranger)).toMatchObject({ totals: { calls: 0 }, routes: [], keys: [] });
});

test.each<MemberRole>(["owner", "manager", "member", "viewer"])("a %s may see it", async (role) => {
  expect(await refusalOf(ask({}, { ...owner, actor: { type: "user", userId: 1, role } }))).toBe("none");
});

test("a key without the role may not", async () => {
  const actor = { type: "key", keyId: key.rowId, keyName: "Key", roles: ["videos:read"] } as const;
  expect(await refusalOf(ask({}, { ...owner, actor }))).toBe("forbidden");
});

test.each([{ days: 8 }, { days: "x" }])("rejects %j", (query) => {
  expect(ApiUsageQuery.safeParse(query).success).toBe(false);
});

test("a zone that does not exist counts as UTC", () => {
  expect(ApiUsageQuery.parse({ zone: "Nowhere/Else" }).zone).toBe("UTC");
});
