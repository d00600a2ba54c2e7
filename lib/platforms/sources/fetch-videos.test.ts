import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { platformQuotas } from "@/db/schema";
import type { FetchOptions } from "@/lib/platforms/call-with-retries";
import { publishedAtFromId } from "@/lib/platforms/rules";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import { isConfigured } from "@/lib/platforms/sources";
import { fetchVideo, fetchVideos } from "@/lib/platforms/sources/fetch-videos";
import { nextPacificMidnight } from "@/lib/platforms/sources/youtube-data-api/pacific-midnight";
import { mintId } from "@/sandbox/ids";
import { testContext } from "@/test/context";

const sandbox = process.env.SANDBOX_URL ?? "";
const NOW = new Date("2026-03-10T12:00:00Z");
const PUBLISHED = new Date("2026-03-08T12:00:00Z");
const quick: Partial<FetchOptions> = { timeoutMs: 2000, backoffMs: 1 };
const ctx = testContext(NOW);

const ids = (platform: Platform, count: number, seed = "fetch") =>
  Array.from({ length: count }, (_, index) => mintId(platform, PUBLISHED, `${seed}${index}`));
const oneId = (platform: Platform) => mintId(platform, PUBLISHED, "one");

async function inject(platform: Platform, fault: string, more: object = {}) {
  const response = await fetch(`${sandbox}/control/faults`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-sandbox-now": "2020-01-01T00:00:00Z" },
    body: JSON.stringify({ platform, fault, ...more }),
  });
  expect(response.status).toBe(201);
}
async function calls(platform: Platform): Promise<number> {
  const response = await fetch(`${sandbox}/control/calls`);
  const report = (await response.json()) as Partial<Record<Platform, Record<string, { calls: number }>>>;
  return Object.values(report[platform] ?? {}).reduce((sum, endpoint) => sum + endpoint.calls, 0);
}
const quotaOf = async (platform: Platform) => {
  const [row] = await ctx.db.select().from(platformQuotas).where(eq(platformQuotas.platform, platform));
  return row;
};

beforeEach(async () => {
  ctx.clock.set(NOW);
  await fetch(`${sandbox}/control/faults`, { method: "DELETE" });
  await fetch(`${sandbox}/control/calls`, { method: "DELETE" });
  await ctx.db.delete(platformQuotas);
});

describe("reading", () => {
  it.each([
    ["youtube", "youtube-data-api-v3", ["shares", "saves"]],
    ["twitter", "x-api-v2", []],
    ["tiktok", "tiktok-scraper7", []],
    ["instagram", "instagram-looter2", ["shares", "saves"]],
  ] as [Platform, string, string[]][])("%s returns metrics and metadata", async (platform, provider, unreported) => {
    const externalId = oneId(platform);
    const outcome = await fetchVideo(ctx, platform, externalId, quick);
    if (outcome.kind !== "ok") throw new Error(outcome.kind);
    const { value } = outcome;
    expect(value).toMatchObject({ externalId, provider });
    for (const [metric, figure] of Object.entries(value.figures)) {
      if (unreported.includes(metric)) expect(figure).toBeNull();
      else expect(Number.isSafeInteger(figure)).toBe(true);
    }
    expect(value.figures.views).toBeGreaterThan(0);
    expect(value.creator).toMatch(/\S/);
    expect(value.creatorId).toMatch(/\S/);
    expect(value.title).toMatch(/\S/);
    expect(value.thumbnailUrl).toMatch(`${sandbox}/thumbnails/`);
    const drift = Math.abs((value.publishedAt?.getTime() ?? 0) - PUBLISHED.getTime());
    expect(drift).toBeLessThan(1000);
    expect(publishedAtFromId(platform, externalId)?.getTime() ?? PUBLISHED.getTime()).toBeCloseTo(
      value.publishedAt?.getTime() ?? 0,
      -4,
    );
  });

  it.each(PLATFORMS)("%s is fetched at the context's time", async (platform) => {
    const id = oneId(platform);
    const before = await fetchVideo(ctx, platform, id, quick);
    ctx.clock.advance(48 * 3_600_000);
    const after = await fetchVideo(ctx, platform, id, quick);
    if (before.kind !== "ok" || after.kind !== "ok") throw new Error(`${before.kind}, ${after.kind}`);
    expect(after.value.figures.views).toBeGreaterThan(before.value.figures.views ?? 0);
  });

  it.each([
    ["youtube", 120, 3],
    ["twitter", 230, 3],
    ["tiktok", 20, 20],
    ["instagram", 20, 20],
  ] as [Platform, number, number][])("%s: %i videos in %i calls, each ID once", async (platform, count, expected) => {
    const asked = ids(platform, count);
    const outcomes = await fetchVideos(ctx, platform, [...asked, ...asked.slice(0, 10)], quick);
    expect([...outcomes.keys()]).toEqual(asked);
    for (const id of asked) expect(outcomes.get(id)).toMatchObject({ kind: "ok", value: { externalId: id } });
    expect(await calls(platform)).toBe(expected);
    expect((await quotaOf(platform))?.used).toBe(expected);
  });

  it("makes no call for an empty list, malformed IDs and private shortcodes", async () => {
    expect(await fetchVideos(ctx, "youtube", [], quick)).toEqual(new Map());
    const good = oneId("twitter");
    const outcomes = await fetchVideos(ctx, "twitter", ["not-an-id", good], quick);
    expect(outcomes.get("not-an-id")).toEqual({ kind: "invalid_response" });
    expect(outcomes.get(good)?.kind).toBe("ok");
    expect(await fetchVideo(ctx, "instagram", `C${"x".repeat(38)}`, quick)).toEqual({ kind: "private" });
    expect([await calls("twitter"), await calls("instagram")]).toEqual([1, 0]);
  });

  it("every platform is configured in sandbox mode", () => {
    expect(PLATFORMS.map(isConfigured)).toEqual([true, true, true, true]);
  });
});

describe("unexpected fields", () => {
  it.each(PLATFORMS)("%s: counts survive a change of types", async (platform) => {
    const id = oneId(platform);
    const before = await fetchVideo(ctx, platform, id, quick);
    await inject(platform, "odd_fields");
    const after = await fetchVideo(ctx, platform, id, quick);
    if (before.kind !== "ok" || after.kind !== "ok") throw new Error(`${before.kind}, ${after.kind}`);
    expect(after.value.figures).toEqual(before.value.figures);
    expect(after.value.title).toBeNull();
  });

  it.each(["youtube", "twitter", "tiktok"] as const)(
    "%s: a broken count is null and does not affect the others",
    async (platform) => {
      const id = oneId(platform);
      const before = await fetchVideo(ctx, platform, id, quick);
      await inject(platform, "broken_counts");
      const after = await fetchVideo(ctx, platform, id, quick);
      if (before.kind !== "ok" || after.kind !== "ok") throw new Error(`${before.kind}, ${after.kind}`);
      const first = platform === "twitter" ? "shares" : "views";
      expect(after.value.figures).toEqual({ ...before.value.figures, [first]: null });
    },
  );
});

describe("one bad video in a batch", () => {
  it.each([
    ["youtube", "absent", { kind: "unavailable" }],
    ["twitter", "not_found", { kind: "unavailable" }],
    ["twitter", "not_found_new_host", { kind: "unavailable" }],
    ["twitter", "not_authorized", { kind: "private" }],
    ["twitter", "not_authorized_new_host", { kind: "private" }],
    ["tiktok", "code_minus_one", { kind: "unavailable" }],
    ["tiktok", "long_url_fails", { kind: "ok" }],
    ["tiktok", "slideshow", { kind: "ok" }],
    ["tiktok", "http_500", { kind: "transient" }],
    ["tiktok", "not_subscribed", { kind: "auth" }],
    ["tiktok", "endpoint_missing", { kind: "invalid_response" }],
    ["instagram", "status_false", { kind: "unavailable" }],
    ["instagram", "private", { kind: "private" }],
    ["instagram", "rounded_pk", { kind: "ok" }],
    ["youtube", "missing_likes", { kind: "ok", value: { figures: { likes: null } } }],
    ["youtube", "missing_comments", { kind: "ok", value: { figures: { comments: null } } }],
    ["youtube", "zero", { kind: "ok", value: { figures: { views: 0, likes: 0 } } }],
    ["twitter", "renamed_metrics", { kind: "ok", value: { figures: { shares: expect.any(Number) } } }],
    ["instagram", "hidden_likes_minus_one", { kind: "ok", value: { figures: { likes: null } } }],
    ["instagram", "hidden_likes_three", { kind: "ok", value: { figures: { likes: null } } }],
    ["instagram", "null_plays", { kind: "ok", value: { figures: { views: null, likes: expect.any(Number) } } }],
  ] as [Platform, string, object][])("%s %s", async (platform, fault, expected) => {
    const asked = ids(platform, 12);
    const bad = asked[5] ?? "";
    await inject(platform, fault, { ids: [bad] });
    const outcomes = await fetchVideos(ctx, platform, asked, quick);
    expect(outcomes.get(bad)).toMatchObject(expected);
    for (const id of asked) if (id !== bad) expect(outcomes.get(id)?.kind).toBe("ok");
  });
});

describe("failing calls", () => {
  it.each([
    ["youtube", "bad_key_invalid", "auth", 1],
    ["youtube", "bad_key_legacy", "auth", 1],
    ["youtube", "access_not_configured", "auth", 1],
    ["twitter", "unauthorized", "auth", 1],
    ["twitter", "client_not_enrolled", "auth", 1],
    ["twitter", "all_failed", "unavailable", 1],
    ["tiktok", "msg_empty", "transient", 3],
    ["tiktok", "msg_internal", "transient", 3],
    ["tiktok", "msg_free_limit", "rate_limited", 3],
    ["tiktok", "per_second", "rate_limited", 3],
    ["instagram", "status_false", "unavailable", 3],
    ...PLATFORMS.flatMap((platform) => [
      [platform, "http_500", "transient", 3],
      [platform, "http_503", "transient", 3],
      [platform, "truncated_json", "invalid_response", 3],
      [platform, "html_body", "invalid_response", 3],
    ]),
  ] as [Platform, string, string, number][])("%s %s → %s after %i calls", async (platform, fault, kind, expected) => {
    await inject(platform, fault);
    expect((await fetchVideo(ctx, platform, oneId(platform), quick)).kind).toBe(kind);
    expect(await calls(platform)).toBe(expected);
    expect((await quotaOf(platform))?.blockedUntil ?? null).toBeNull();
  });

  it.each(PLATFORMS)("%s: retries a transient failure", async (platform) => {
    await inject(platform, "http_503", { count: 2 });
    expect((await fetchVideo(ctx, platform, oneId(platform), quick)).kind).toBe("ok");
    expect(await calls(platform)).toBe(3);
  });

  it("one failed call only affects its own IDs", async () => {
    const asked = ids("youtube", 120);
    await inject("youtube", "http_500", { ids: [asked[60]] });
    const outcomes = await fetchVideos(ctx, "youtube", asked, quick);
    const kinds = asked.map((id) => outcomes.get(id)?.kind);
    expect(kinds).toEqual([...Array(50).fill("ok"), ...Array(50).fill("transient"), ...Array(20).fill("ok")]);
  });

  it("a missing response is transient, and the deadline ends the fetch", async () => {
    await inject("tiktok", "timeout", { delayMs: 60_000 });
    const id = oneId("tiktok");
    expect(await fetchVideo(ctx, "tiktok", id, { timeoutMs: 50, retries: 1, backoffMs: 1 })).toEqual({
      kind: "transient",
    });
    expect(await calls("tiktok")).toBe(2);
    const started = performance.now();
    const outcomes = await fetchVideos(ctx, "tiktok", ids("tiktok", 40), { deadlineMs: 1000 });
    expect(performance.now() - started).toBeLessThan(3000);
    expect([...outcomes.values()].every(({ kind }) => kind === "transient")).toBe(true);
    expect(await calls("tiktok")).toBe(2 + 32);
  });
});

describe("limits", () => {
  it.each([
    ["youtube", "quota_exceeded", "quota", nextPacificMidnight(NOW)],
    ["youtube", "rate_limit_exceeded", "rate_limited", new Date("2026-03-10T12:01:00Z")],
    ["twitter", "usage_cap_exceeded", "quota", new Date("2026-03-10T13:00:00Z")],
    ["twitter", "usage_cap_exceeded_403", "quota", new Date("2026-03-10T13:00:00Z")],
    ["twitter", "credits_depleted", "quota", new Date("2026-03-10T13:00:00Z")],
    ["tiktok", "too_many_requests", "rate_limited", new Date("2026-03-10T12:01:00Z")],
    ["instagram", "too_many_requests", "rate_limited", new Date("2026-03-10T12:01:00Z")],
  ] as [Platform, string, string, Date][])(
    "%s %s → %s, and no call until the limit resets",
    async (platform, fault, kind, until) => {
      const id = oneId(platform);
      await inject(platform, fault);
      expect(await fetchVideo(ctx, platform, id, quick)).toEqual({ kind, until });
      await fetch(`${sandbox}/control/faults`, { method: "DELETE" });
      ctx.clock.set(new Date(until.getTime() - 1));
      expect(await fetchVideo(ctx, platform, id, quick)).toEqual({ kind, until });
      expect(await calls(platform)).toBe(1);
      ctx.clock.set(until);
      expect((await fetchVideo(ctx, platform, id, quick)).kind).toBe("ok");
    },
  );

  it.each([
    ["twitter", "rate_limited", "rate_limited"],
    ["tiktok", "quota_monthly", "quota"],
    ["tiktok", "quota_daily", "quota"],
    ["tiktok", "msg_daily_limit", "quota"],
    ["instagram", "quota_monthly", "quota"],
  ] as [Platform, string, string][])("%s %s → %s until the time in the headers", async (platform, fault, kind) => {
    await inject(platform, fault);
    const outcome = await fetchVideo(ctx, platform, oneId(platform), quick);
    expect(outcome.kind).toBe(kind);
    if (!("until" in outcome)) throw new Error("no until");
    expect(outcome.until.getTime()).toBeGreaterThan(NOW.getTime());
    expect(await quotaOf(platform)).toMatchObject({ blockedUntil: outcome.until, blockedAs: kind });
    expect(await fetchVideo(ctx, platform, oneId(platform), quick)).toEqual(outcome);
    expect(await calls(platform)).toBe(1);
  });

  it.each(["tiktok", "instagram"] as const)(
    "%s reports its plan's quota in headers, and calls respect it",
    async (platform) => {
      await inject(platform, "enforce_quota", { limit: 5 });
      const asked = ids(platform, 8);
      await fetchVideos(ctx, platform, asked.slice(0, 4), quick);
      expect(await quotaOf(platform)).toMatchObject({ limit: 5, used: 4, blockedUntil: null });
      const rest = await fetchVideos(ctx, platform, asked.slice(4), quick);
      expect([...rest.values()].map(({ kind }) => kind).sort()).toEqual(["ok", "quota", "quota", "quota"]);
      expect(await calls(platform)).toBe(5);
    },
  );
});
