import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { platformQuotas } from "@/db/schema";
import type { FetchOptions } from "@/lib/platforms/call-with-retries";
import { fetchChannel, fetchChannels } from "@/lib/platforms/channels";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import { nextPacificMidnight } from "@/lib/platforms/sources/youtube-data-api/pacific-midnight";
import { type Account, accountOf, followersAt } from "@/sandbox/accounts";
import { threeFigures } from "@/sandbox/youtube-resources";
import { testContext } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";

const NOW = new Date("2026-03-10T12:00:00Z");
const quick: Partial<FetchOptions> = { timeoutMs: 2000, backoffMs: 1 };
const ctx = testContext(NOW);

/** Creators of the sandbox that don't hide their subscribers. */
const accounts = (platform: Platform, count: number): Account[] =>
  Array.from({ length: count }, (_, index) => accountOf(platform, 1000 + index * 37));
const oneOf = (platform: Platform) => accountOf(platform, 4321);

/** Returns the calls made since this was last called. */
let counted: Record<string, number> = {};
async function calls(platform: Platform): Promise<number> {
  const now = await countCalls(platform);
  const since = now - (counted[platform] ?? 0);
  counted[platform] = now;
  return since;
}

// The sandbox serves other files after this one.
afterAll(clearFaults);

beforeEach(async () => {
  ctx.clock.set(NOW);
  await clearFaults();
  await ctx.db.delete(platformQuotas);
  counted = {};
  for (const platform of PLATFORMS) await calls(platform);
});

describe("profiles", () => {
  it.each(PLATFORMS)("%s returns a channel by name and by durable ID", async (platform) => {
    const account = oneOf(platform);
    const byName = await fetchChannel(ctx, platform, { username: `@${account.username}` }, quick);
    if (byName.kind !== "ok") throw new Error(byName.kind);
    const exact = followersAt(account, NOW.getTime());
    const isYoutube = platform === "youtube";
    expect(byName.value).toMatchObject({
      externalId: account.id,
      username: account.username,
      name: account.displayName,
      description: account.biography || null,
      isPrivate: false,
      // YouTube's channels have no such field.
      isVerified: isYoutube ? null : account.verified,
      followers: isYoutube ? threeFigures(exact) : exact,
      follows: isYoutube ? null : account.following,
      postCount: expect.any(Number),
      // The other platforms don't report it.
      country: isYoutube ? account.country : null,
    });
    expect(byName.value.categoriesPrimary).toHaveLength(isYoutube || platform === "instagram" ? 1 : 0);
    if (isYoutube) expect(byName.value.postsId).toBe(`UU${account.id.slice(2)}`);
    if (account.hasPicture) expect(byName.value.pictureUrl).toMatch(/^http:.*\/avatars\//);
    const byId = await fetchChannel(ctx, platform, { externalId: account.id, username: account.username }, quick);
    expect(byId).toEqual(byName);
    expect(await calls(platform)).toBe(2);
  });

  it("default pictures count as none", async () => {
    for (const platform of ["tiktok", "twitter"] as const) {
      const account = accounts(platform, 200).find(({ hasPicture }) => !hasPicture);
      const outcome = await fetchChannel(ctx, platform, { externalId: account?.id ?? "" }, quick);
      expect(outcome).toMatchObject({ kind: "ok", value: { pictureUrl: null } });
    }
  });

  it.each([
    ["youtube", 120, 3],
    ["twitter", 230, 3],
    ["tiktok", 20, 20],
    ["instagram", 20, 20],
  ] as [Platform, number, number][])(
    "%s: %i channels in %i calls, each by its ID",
    async (platform, count, expected) => {
      const asked = accounts(platform, count).map(({ id, username }) => ({ externalId: id, username }));
      const outcomes = await fetchChannels(ctx, platform, [...asked, ...asked.slice(0, 5)], quick);
      expect([...outcomes.keys()]).toEqual(asked.map(({ externalId }) => externalId));
      for (const { externalId, username } of asked)
        expect(outcomes.get(externalId)).toMatchObject({ kind: "ok", value: { externalId, username } });
      expect(await calls(platform)).toBe(expected);
    },
  );

  it("profiles drift from day to day", async () => {
    const account = oneOf("instagram");
    const before = await fetchChannel(ctx, "instagram", { username: account.username }, quick);
    ctx.clock.advance(3 * 86_400_000);
    const after = await fetchChannel(ctx, "instagram", { username: account.username }, quick);
    if (before.kind !== "ok" || after.kind !== "ok") throw new Error("not read");
    expect(after.value.followers).not.toBe(before.value.followers);
  });

  it("hidden subscriber counts are null, not 0", async () => {
    const { id } = oneOf("youtube");
    await injectFault({ platform: "youtube", fault: "hidden_subscribers", ids: [id] });
    const outcome = await fetchChannel(ctx, "youtube", { externalId: id }, quick);
    expect(outcome).toMatchObject({ kind: "ok", value: { followers: null, postCount: expect.any(Number) } });
    await injectFault({ platform: "twitter", fault: "renamed_metrics" });
    const x = await fetchChannel(ctx, "twitter", { externalId: oneOf("twitter").id }, quick);
    expect(x).toMatchObject({ kind: "ok", value: { postCount: expect.any(Number) } });
  });

  it.each([
    ["youtube", "gone_person", "unavailable"],
    ["twitter", "gone_person", "unavailable"],
    ["twitter", "private_person", "private"],
    ["tiktok", "gone_person", "unavailable"],
    ["instagram", "gone_person", "unavailable"],
  ] as [Platform, string, string][])("%s: %s is %s", async (platform, username, kind) => {
    expect(await fetchChannel(ctx, platform, { username }, quick)).toEqual({ kind });
  });

  it.each(["tiktok", "instagram"] as const)(
    "%s: a private account is marked as private and has its counts",
    async (platform) => {
      const outcome = await fetchChannel(ctx, platform, { username: "private_person" }, quick);
      expect(outcome).toMatchObject({ kind: "ok", value: { isPrivate: true, followers: expect.any(Number) } });
    },
  );

  it("makes no call for an invalid name or ID", async () => {
    expect(await fetchChannel(ctx, "twitter", { username: "far_too_long_for_x" }, quick)).toEqual({
      kind: "unavailable",
    });
    expect(await fetchChannel(ctx, "youtube", { username: "a/b" }, quick)).toEqual({ kind: "unavailable" });
    expect(await fetchChannel(ctx, "instagram", { username: "two words" }, quick)).toEqual({ kind: "unavailable" });
    expect(await fetchChannel(ctx, "youtube", { externalId: "UCshort" }, quick)).toEqual({ kind: "invalid_response" });
    expect(await fetchChannels(ctx, "tiktok", [], quick)).toEqual(new Map());
    for (const platform of PLATFORMS) expect(await calls(platform)).toBe(0);
  });

  it("a channel without a handle uses its ID", async () => {
    const { id } = oneOf("youtube");
    expect(await fetchChannel(ctx, "youtube", { username: id }, quick)).toMatchObject({ value: { externalId: id } });
  });
});

describe("renames", () => {
  it.each(PLATFORMS)("%s: the durable ID finds the account under its new name", async (platform) => {
    const { id, username } = oneOf(platform);
    await injectFault({ platform, fault: "rename", ids: [id] });
    const renamed = await fetchChannel(ctx, platform, { externalId: id, username }, quick);
    if (renamed.kind !== "ok") throw new Error(renamed.kind);
    expect(renamed.value).toMatchObject({ externalId: id, username: `${username.slice(0, 12)}_v2` });
    const byNewName = await fetchChannel(ctx, platform, { username: renamed.value.username }, quick);
    expect(byNewName).toEqual(renamed);
  });

  it("Instagram: the newest post gives the name if the known one is taken, unused or missing", async () => {
    const { id, username } = oneOf("instagram");
    const other = accountOf("instagram", 77).username;
    for (const [known, expected] of [
      [other, 3],
      ["gone_person", 5],
      [null, 2],
    ] as const) {
      const outcome = await fetchChannel(ctx, "instagram", { externalId: id, username: known }, quick);
      expect(outcome).toMatchObject({ kind: "ok", value: { externalId: id, username } });
      // A missing account is requested three times, because the API occasionally reports existing ones as missing.
      expect(await calls("instagram")).toBe(expected);
    }
  });
});

describe("failing calls", () => {
  it.each([
    ["youtube", "absent", "unavailable", 1],
    ["youtube", "bad_key_invalid", "auth", 1],
    ["youtube", "access_not_configured", "auth", 1],
    ["twitter", "not_found", "unavailable", 1],
    ["twitter", "not_authorized_new_host", "private", 1],
    ["twitter", "all_failed", "unavailable", 1],
    ["twitter", "unauthorized", "auth", 1],
    ["twitter", "client_not_enrolled", "auth", 1],
    ["tiktok", "code_minus_one", "unavailable", 1],
    ["tiktok", "msg_empty", "transient", 3],
    ["tiktok", "msg_free_limit", "rate_limited", 3],
    ["tiktok", "not_subscribed", "auth", 1],
    ["tiktok", "endpoint_missing", "invalid_response", 1],
    ["instagram", "status_false", "unavailable", 3],
    ["instagram", "per_second", "rate_limited", 3],
    ...PLATFORMS.flatMap((platform) => [
      [platform, "http_500", "transient", 3],
      [platform, "truncated_json", "invalid_response", 3],
      [platform, "html_body", "invalid_response", 3],
    ]),
  ] as [Platform, string, string, number][])("%s %s → %s after %i calls", async (platform, fault, kind, expected) => {
    await injectFault({ platform, fault });
    expect((await fetchChannel(ctx, platform, { username: oneOf(platform).username }, quick)).kind).toBe(kind);
    expect(await calls(platform)).toBe(expected);
  });

  it.each([
    ["youtube", "quota_exceeded", "quota", nextPacificMidnight(NOW)],
    ["twitter", "credits_depleted", "quota", new Date("2026-03-10T13:00:00Z")],
    ["tiktok", "too_many_requests", "rate_limited", new Date("2026-03-10T12:01:00Z")],
    ["instagram", "too_many_requests", "rate_limited", new Date("2026-03-10T12:01:00Z")],
  ] as [Platform, string, string, Date][])(
    "%s %s → %s, and no call until the limit resets",
    async (platform, fault, kind, until) => {
      const reference = { username: oneOf(platform).username };
      await injectFault({ platform, fault });
      expect(await fetchChannel(ctx, platform, reference, quick)).toEqual({ kind, until });
      await clearFaults();
      expect(await fetchChannel(ctx, platform, reference, quick)).toEqual({ kind, until });
      expect(await calls(platform)).toBe(1);
      ctx.clock.set(until);
      expect((await fetchChannel(ctx, platform, reference, quick)).kind).toBe("ok");
    },
  );

  it("one bad channel does not affect the others", async () => {
    for (const [platform, fault, kind] of [
      ["youtube", "absent", "unavailable"],
      ["twitter", "not_authorized", "private"],
      ["tiktok", "code_minus_one", "unavailable"],
    ] as const) {
      const asked = accounts(platform, 5).map(({ id }) => ({ externalId: id }));
      await injectFault({ platform, fault, ids: [asked[2]?.externalId ?? ""] });
      const outcomes = await fetchChannels(ctx, platform, asked, quick);
      expect([...outcomes.values()].map((outcome) => outcome.kind)).toEqual(["ok", "ok", kind, "ok", "ok"]);
    }
  });

  it("work that can wait leaves part of the quota to urgent work", async () => {
    // A window of the plan that no other test uses: files share a sandbox, which counts all calls of a month.
    ctx.clock.set(new Date("2028-06-10T12:00:00Z"));
    await injectFault({ platform: "tiktok", fault: "enforce_quota", limit: 10 });
    const asked = accounts("tiktok", 8).map(({ id }) => ({ externalId: id }));
    // The headers of the first response contain the limit.
    await fetchChannels(ctx, "tiktok", asked.slice(0, 1), quick);
    const kinds: string[] = [];
    for (const reference of asked)
      kinds.push((await fetchChannel(ctx, "tiktok", reference, { ...quick, share: 0.5 })).kind);
    expect(kinds).toEqual(["ok", "ok", "ok", "ok", "quota", "quota", "quota", "quota"]);
    expect((await fetchChannel(ctx, "tiktok", { externalId: oneOf("tiktok").id }, quick)).kind).toBe("ok");
    const [row] = await ctx.db.select().from(platformQuotas).where(eq(platformQuotas.platform, "tiktok"));
    expect(row).toMatchObject({ limit: 10, used: 6, blockedUntil: null });
  });
});
