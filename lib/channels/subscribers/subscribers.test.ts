import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { organizations, socialAccountCounts, socialAccounts } from "@/db/schema";
import { addSocialAccount } from "@/lib/channels/subscribers/add";
import { getSubscriberCounts } from "@/lib/channels/subscribers/list";
import { removeSocialAccount } from "@/lib/channels/subscribers/remove";
import { listSubscriberRows } from "@/lib/channels/subscribers/rows";
import type { SocialAccountType } from "@/lib/channels/subscribers/schemas";
import { syncSubscriberCounts } from "@/lib/channels/subscribers/sync";
import { syncDueAccounts } from "@/lib/channels/subscribers/sync-daily";
import type { OrganizationContext } from "@/lib/core/context";
import type { Platform } from "@/lib/platforms/schemas";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TYPES: [SocialAccountType, Platform][] = [
  ["TWITTER", "twitter"],
  ["YOUTUBE", "youtube"],
  ["INSTAGRAM", "instagram"],
  ["TIKTOK", "tiktok"],
];

let year = 2000;
let ctx: ReturnType<typeof testContext>;
let own: OrganizationContext;
beforeEach(async () => {
  // A year per test: platforms' quota windows, which all tests share, must be over.
  year += 1;
  ctx = testContext(new Date(Date.UTC(2020, 0, 1) + (year - 2000) * 30 * DAY));
  own = await createTestOrganization(ctx);
  // The daily job syncs every existing organization.
  await ctx.db.delete(socialAccountCounts);
  await ctx.db.delete(socialAccounts);
});
afterEach(clearFaults);

const add = (type: SocialAccountType, username = "blockbet", by = own) => addSocialAccount(by, { type, username });
const addAll = async () => {
  for (const [type] of TYPES) await add(type);
};
const counts = async (by = own) => (await getSubscriberCounts(by)).socials;
/** Every stored count, oldest first. */
const readingsOf = (id: string) =>
  ctx.db
    .select({ at: socialAccountCounts.readAt, subscribers: socialAccountCounts.subscribers })
    .from(socialAccountCounts)
    .innerJoin(socialAccounts, eq(socialAccounts.id, socialAccountCounts.accountId))
    .where(eq(socialAccounts.publicId, id))
    .orderBy(asc(socialAccountCounts.readAt));
const callsOfAll = async () =>
  Object.fromEntries(await Promise.all(TYPES.map(async ([, p]) => [p, await countCalls(p)])));
const fieldError = (message: RegExp) => ({
  refusal: { code: "invalid_request", details: [{ field: "username", message: expect.stringMatching(message) }] },
});

describe("adding an account", () => {
  it.each(TYPES)("%s: the platform's first answer is the first count", async (type) => {
    const account = await add(type, "@BlockBet");
    expect(account).toEqual({
      id: expect.any(String),
      type,
      username: expect.stringMatching(/^blockbet$/i),
      currentNumberOfSubscribers: expect.any(Number),
      prevNumberOfSubscribers: account.currentNumberOfSubscribers,
      lastSyncedAt: ctx.now().toISOString(),
      lastError: null,
      growth: 0,
    });
    const { id, ...shown } = account;
    expect(await counts()).toEqual([shown]);
    expect(await readingsOf(id)).toEqual([{ at: ctx.now(), subscribers: account.currentNumberOfSubscribers }]);
  });

  it("accepts a profile link and stores the platform's durable ID", async () => {
    await add("TWITTER", "https://x.com/blockbet?s=20");
    const [row] = await ctx.db
      .select()
      .from(socialAccounts)
      .where(eq(socialAccounts.organizationId, own.organization.id));
    expect(row).toMatchObject({ externalId: expect.stringMatching(/^\d+$/), current: expect.any(Number) });
  });

  it("adds an account with a hidden count without numbers", async () => {
    await injectFault({ platform: "youtube", fault: "hidden_subscribers" });
    const account = await add("YOUTUBE");
    expect(account).toMatchObject({ currentNumberOfSubscribers: null, lastSyncedAt: null, growth: null });
    expect(await syncSubscriberCounts(own)).toEqual({ status: "failed" });
    expect(await counts()).toMatchObject([{ lastError: "hidden", currentNumberOfSubscribers: null }]);
  });

  it("refuses invalid, unknown and already listed profiles in any spelling", async () => {
    await expect(add("TWITTER", "https://www.tiktok.com/@blockbet")).rejects.toMatchObject(
      fieldError(/Enter a username or profile link/),
    );
    await expect(add("TWITTER", "gone_account")).rejects.toMatchObject(fieldError(/doesn't exist on the platform/));
    await add("TWITTER");
    await expect(add("TWITTER", "BLOCKBET")).rejects.toMatchObject({ refusal: { code: "conflict" } });
    await injectFault({ platform: "tiktok", fault: "http_500" });
    await expect(add("TIKTOK")).rejects.toMatchObject({ refusal: { code: "platform_failed" } });
    expect(await counts()).toHaveLength(1);
  });

  it("lists a profile once for concurrent additions", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => add("TWITTER")));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await counts()).toHaveLength(1);
  });

  it("is for members, not for viewers, and a key without the role can't read the counts", async () => {
    const viewer: OrganizationContext = { ...own, actor: { type: "user", userId: 1, role: "viewer" } };
    await expect(add("TWITTER", "blockbet", viewer)).rejects.toMatchObject({ refusal: { code: "forbidden" } });
    await expect(removeSocialAccount(viewer, { id: "x" })).rejects.toMatchObject({ refusal: { code: "forbidden" } });
    await expect(syncSubscriberCounts(viewer)).rejects.toMatchObject({ refusal: { code: "forbidden" } });
    await expect(counts(viewer)).rejects.toMatchObject({ refusal: { code: "forbidden" } });
  });
});

describe("removing an account", () => {
  it("removes it from list and sync, and adding it again restores its counts", async () => {
    const { id, currentNumberOfSubscribers: first } = await add("TWITTER");
    await removeSocialAccount(own, { id });
    await removeSocialAccount(own, { id });
    ctx.clock.advance(DAY);
    const before = await countCalls("twitter");
    expect([await counts(), await syncSubscriberCounts(own)]).toEqual([[], { status: "success" }]);
    expect(await countCalls("twitter")).toBe(before);
    expect(await add("TWITTER")).toMatchObject({ id, prevNumberOfSubscribers: first });
    expect(await readingsOf(id)).toHaveLength(2);
  });

  it("can't access another organization's", async () => {
    const { id } = await add("TWITTER");
    const other = await createTestOrganization(ctx);
    const unknown = { refusal: { code: "not_found", message: "Social account not found" } };
    for (const foreign of [id, "nosuch"])
      await expect(removeSocialAccount(other, { id: foreign })).rejects.toMatchObject(unknown);
    expect(await counts(other)).toEqual([]);
    expect(await counts()).toHaveLength(1);
  });
});

describe("the sync", () => {
  it("moves current to previous and fetches again, on every platform, with a dated history", async () => {
    await addAll();
    const before = await counts();
    ctx.clock.advance(7 * DAY);
    expect(await syncSubscriberCounts(own)).toEqual({ status: "success" });
    const after = await counts();
    expect(after.map(({ type }) => type)).toEqual(TYPES.map(([type]) => type));
    for (const [index, account] of after.entries()) {
      expect(account.prevNumberOfSubscribers).toBe(before[index]?.currentNumberOfSubscribers);
      expect(account.growth).toBe((account.currentNumberOfSubscribers ?? 0) - (account.prevNumberOfSubscribers ?? 0));
      expect(account).toMatchObject({ lastSyncedAt: ctx.now().toISOString(), lastError: null });
    }
    // YouTube rounds; of four platforms, at least the exact ones change within a week.
    expect(after.filter(({ growth }) => growth !== 0).length).toBeGreaterThanOrEqual(2);
    for (const { id } of (await listSubscriberRows(own)).rows) expect(await readingsOf(id)).toHaveLength(2);
  });

  it("queries no platform within the hour, and every one after it", async () => {
    await addAll();
    const before = await counts();
    const calls = await callsOfAll();
    ctx.clock.advance(HOUR - 1);
    expect(await syncSubscriberCounts(own)).toEqual({ status: "success" });
    expect([await callsOfAll(), await counts()]).toEqual([calls, before]);
    ctx.clock.advance(1);
    expect(await syncSubscriberCounts(own)).toEqual({ status: "success" });
    const again = await callsOfAll();
    for (const [, platform] of TYPES) expect(again[platform]).toBe(calls[platform] + 1);
  });

  it("keeps a failing platform's numbers with the reason, and retries only that one within the hour", async () => {
    await addAll();
    const before = await counts();
    ctx.clock.advance(DAY);
    await injectFault({ platform: "youtube", fault: "quota_exceeded" });
    await injectFault({ platform: "tiktok", fault: "http_503" });
    expect(await syncSubscriberCounts(own)).toEqual({ status: "success" });
    const after = await counts();
    const errors = after.map(({ lastError }) => lastError);
    expect(errors).toEqual([null, "quota", null, "transient"]);
    for (const index of [1, 3]) expect(after[index]).toEqual({ ...before[index], lastError: errors[index] });
    for (const index of [0, 2]) expect(after[index]?.lastSyncedAt).toBe(ctx.now().toISOString());

    await clearFaults();
    ctx.clock.advance(10 * 60_000);
    const calls = await callsOfAll();
    expect(await syncSubscriberCounts(own)).toEqual({ status: "success" });
    // YouTube's quota stays used up until its reset, so it isn't queried at all.
    expect(await callsOfAll()).toEqual({ ...calls, tiktok: calls.tiktok + 1 });
    expect((await counts()).map(({ lastError }) => lastError)).toEqual([null, "quota", null, null]);
    expect((await counts())[3]?.prevNumberOfSubscribers).toBe(before[3]?.currentNumberOfSubscribers);
  });

  it("fails only if every platform did, and succeeds without accounts", async () => {
    expect(await syncSubscriberCounts(own)).toEqual({ status: "success" });
    await addAll();
    ctx.clock.advance(2 * HOUR);
    await injectFault({ platform: "twitter", fault: "not_found", ids: [await externalIdOf("TWITTER")] });
    for (const platform of ["youtube", "instagram", "tiktok"] as const)
      await injectFault({ platform, fault: "http_500" });
    expect(await syncSubscriberCounts(own)).toEqual({ status: "failed" });
    expect((await counts()).map(({ lastError }) => lastError)).toEqual([
      "unavailable",
      "transient",
      "transient",
      "transient",
    ]);
  });

  it("of ten concurrent ones queries each platform once, moves the numbers once, and gives all the same result", async () => {
    await addAll();
    const before = await counts();
    ctx.clock.advance(DAY);
    const calls = await callsOfAll();
    const answers = await Promise.all(Array.from({ length: 10 }, () => syncSubscriberCounts(own)));
    expect(answers).toEqual(Array(10).fill({ status: "success" }));
    const again = await callsOfAll();
    for (const [, platform] of TYPES) expect(again[platform]).toBe(calls[platform] + 1);
    for (const [index, account] of (await counts()).entries())
      expect(account.prevNumberOfSubscribers).toBe(before[index]?.currentNumberOfSubscribers);
    for (const { id } of (await listSubscriberRows(own)).rows) expect(await readingsOf(id)).toHaveLength(2);
  });

  it("is not blocked by a crashed one: its claim expires", async () => {
    await add("TWITTER");
    ctx.clock.advance(DAY);
    await ctx.db
      .update(socialAccounts)
      .set({ claimedUntil: ctx.now() })
      .where(eq(socialAccounts.organizationId, own.organization.id));
    expect(await syncSubscriberCounts(own)).toEqual({ status: "success" });
    expect(await counts()).toMatchObject([{ lastSyncedAt: ctx.now().toISOString() }]);
  });

  it("finds the account by its durable ID after a rename", async () => {
    await addAll();
    ctx.clock.advance(DAY);
    for (const [, platform] of TYPES) await injectFault({ platform, fault: "rename" });
    await syncSubscriberCounts(own);
    expect((await counts()).map(({ lastError, lastSyncedAt }) => [lastError, lastSyncedAt])).toEqual(
      Array(4).fill([null, ctx.now().toISOString()]),
    );
  });
});

describe("the daily job", () => {
  it("syncs every organization except suspended ones, and counts failures", async () => {
    const other = await createTestOrganization(ctx);
    const suspended = await createTestOrganization(ctx);
    await addAll();
    await add("TWITTER", "another", other);
    await add("TWITTER", "third", suspended);
    await ctx.db
      .update(organizations)
      .set({ suspendedAt: ctx.now() })
      .where(eq(organizations.id, suspended.organization.id));
    ctx.clock.advance(DAY);
    await injectFault({ platform: "instagram", fault: "http_500" });
    expect(await syncDueAccounts(ctx)).toEqual({ synced: 4, failed: 1 });
    expect((await counts()).map(({ lastError }) => lastError)).toEqual([null, null, "transient", null]);
    expect(await counts(other)).toMatchObject([{ lastSyncedAt: ctx.now().toISOString() }]);
    expect((await counts(suspended))[0]?.lastSyncedAt).not.toBe(ctx.now().toISOString());
    // An immediate second run fetches nothing.
    const readings = await ctx.db.$count(socialAccountCounts);
    expect(await syncDueAccounts(ctx)).toEqual({ synced: 4, failed: 1 });
    expect(await ctx.db.$count(socialAccountCounts)).toBe(readings);
  });
});

async function externalIdOf(type: SocialAccountType): Promise<string> {
  const rows = await ctx.db.select().from(socialAccounts).where(eq(socialAccounts.organizationId, own.organization.id));
  return rows.find((row) => row.type === type)?.externalId ?? "";
}
