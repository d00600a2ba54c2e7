import { beforeEach, describe, expect, test } from "vitest";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { revokeKey } from "@/lib/developers/keys/revoke";
import { exportRequests } from "@/lib/developers/requests/export";
import { seedCalls, seedKey } from "@/lib/developers/requests/fixtures";
import { listRequests } from "@/lib/developers/requests/list";
import { RequestFilter, RequestsQuery } from "@/lib/developers/requests/schemas";
import { listUsedKeys } from "@/lib/developers/requests/used-keys";
import { operationOf } from "@/rest/documented-routes";
import { createTestOrganization, testContext } from "@/test/context";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ctx = testContext();
let owner: OrganizationContext;
let stranger: OrganizationContext;
let key: Awaited<ReturnType<typeof seedKey>>;

const ago = (milliseconds: number) => new Date(ctx.now().getTime() - milliseconds);
const find = (query: Record<string, unknown> = {}, by = owner) =>
  listRequests(by, RequestsQuery.parse(query), operationOf);
const pathsOf = async (query: Record<string, unknown>) => (await find(query)).requests.map(({ path }) => path);
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

test("lists calls newest first in pages, each exactly once", async () => {
  // Many within one millisecond, across page boundaries.
  await seedCalls(
    owner,
    key.rowId,
    Array.from({ length: 120 }, (_, n) => ({ at: ago(Math.floor(n / 40) * MINUTE), path: `/${n}` })),
  );
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await find({ cursor });
    expect(page.requests.length).toBeLessThanOrEqual(50);
    seen.push(...page.requests.map(({ path }) => path));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
  expect(seen[0]).toBe("/39");
  expect(seen.at(-1)).toBe("/80");
});

test("a row has its key and a link to its documentation", async () => {
  await seedCalls(owner, key.rowId, [{ method: "HEAD" }, { route: "/api/v1/gone", at: ago(MINUTE) }]);
  await revokeKey(owner, { id: key.id });
  const [first, second] = (await find()).requests;
  expect(first).toMatchObject({
    key: { id: key.id, name: "Reporting", hint: key.hint, is_revoked: true },
    method: "HEAD",
    operation: { id: "getVideo" },
    duration_ms: 12,
  });
  expect(second?.operation).toBeNull();
});

describe("filters", () => {
  beforeEach(async () => {
    const other = await seedKey(owner, "Other");
    await seedCalls(owner, key.rowId, [
      { path: "/ok", at: ago(MINUTE) },
      { path: "/unchanged", status: 304, at: ago(2 * MINUTE) },
      { path: "/missing", status: 404, at: ago(2 * HOUR) },
      { path: "/posted", method: "POST", route: "/api/v1/videos/track", status: 200, at: ago(30 * HOUR) },
    ]);
    await seedCalls(owner, other.rowId, [{ path: "/failed", status: 500, at: ago(8 * 24 * HOUR) }]);
    await seedCalls(owner, other.rowId, [{ path: "/outdated", at: ago(31 * 24 * HOUR) }]);
  });

  test.each([
    [{}, ["/ok", "/unchanged", "/missing", "/posted", "/failed"]],
    [{ status: "2xx" }, ["/ok", "/posted"]],
    [{ status: "3xx" }, ["/unchanged"]],
    [{ status: "4xx" }, ["/missing"]],
    [{ status: "5xx" }, ["/failed"]],
    [{ method: "POST" }, ["/posted"]],
    [{ route: "/api/v1/videos/track" }, ["/posted"]],
    [{ status: "2xx", method: "GET" }, ["/ok"]],
    [{ range: "1h" }, ["/ok", "/unchanged"]],
    [{ range: "24h" }, ["/ok", "/unchanged", "/missing"]],
    [{ range: "7d" }, ["/ok", "/unchanged", "/missing", "/posted"]],
    [{ from: "2026-03-10T10:00:00Z", to: "2026-03-10T11:58:00Z" }, ["/missing"]],
    [{ from: "2026-03-10T12:58:00+01:00" }, ["/ok", "/unchanged"]],
    [{ to: "2026-03-03T00:00:00Z" }, ["/failed", "/outdated"]],
  ])("%j finds %j", async (query, paths) => {
    expect(await pathsOf(query)).toEqual(paths);
  });

  test("filters by key, and matches nothing for an unknown or foreign key", async () => {
    expect(await pathsOf({ key: key.id })).toEqual(["/ok", "/unchanged", "/missing", "/posted"]);
    const foreign = await seedKey(stranger);
    await seedCalls(stranger, foreign.rowId, [{}]);
    for (const id of [foreign.id, "unknown"]) expect(await pathsOf({ key: id })).toEqual([]);
  });

  test("finds a request by its ID, regardless of the other filters", async () => {
    const [old] = (await find({ status: "5xx" })).requests;
    const found = await find({ request_id: old?.request_id, status: "2xx", range: "1h" });
    expect(found).toEqual({ requests: [old], next_cursor: null });
    expect((await find({ request_id: "unknown" })).requests).toEqual([]);
  });

  test("the file contains the filtered rows, without formulas", async () => {
    const evil = await seedKey(owner, "=1+1");
    await seedCalls(owner, evil.rowId, [{ path: "/evil" }]);
    const { csv, fileName } = await exportRequests(owner, RequestFilter.parse({ range: "1h" }));
    const lines = csv.trim().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^2026-03-10T12:00:00.000Z,'=1\+1,/);
    expect(lines[2]).toContain("/ok,200,12,0,");
    expect(fileName).toBe("clipscope-requests-2026-03-10.csv");
  });
});

test("another organization sees nothing in any way", async () => {
  const [call] = await seedCalls(owner, key.rowId, [{}]);
  expect((await find({}, stranger)).requests).toEqual([]);
  expect((await find({ request_id: call?.requestId }, stranger)).requests).toEqual([]);
  expect((await find({ key: key.id }, stranger)).requests).toEqual([]);
  expect(await refusalOf(find({ cursor: call?.requestId }, stranger))).toBe("invalid_request");
  expect((await exportRequests(stranger, RequestFilter.parse({}))).csv.trim().split("\r\n")).toHaveLength(1);
  expect(await listUsedKeys(stranger)).toEqual([]);
});

test.each<MemberRole>(["owner", "manager", "member", "viewer"])("a %s may look", async (role) => {
  await seedCalls(owner, key.rowId, [{}]);
  const by: OrganizationContext = { ...owner, actor: { type: "user", userId: 1, role } };
  expect((await find({}, by)).requests).toHaveLength(1);
});

test("a key without the role may not", async () => {
  const by: OrganizationContext = {
    ...owner,
    actor: { type: "key", keyId: key.rowId, keyName: "Key", roles: ["videos:read"] },
  };
  expect(await refusalOf(find({}, by))).toBe("forbidden");
  expect(await refusalOf(exportRequests(by, RequestFilter.parse({})))).toBe("forbidden");
  expect(await refusalOf(listUsedKeys(by))).toBe("forbidden");
});
