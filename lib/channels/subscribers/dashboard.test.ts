import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { socialAccountCounts, socialAccounts } from "@/db/schema";
import { addSocialAccount } from "@/lib/channels/subscribers/add";
import { getSubscriberHistory } from "@/lib/channels/subscribers/history";
import { removeSocialAccount } from "@/lib/channels/subscribers/remove";
import { restoreSocialAccount } from "@/lib/channels/subscribers/restore";
import { listSubscriberRows } from "@/lib/channels/subscribers/rows";
import type { SocialAccountType } from "@/lib/channels/subscribers/schemas";
import { syncNow } from "@/lib/channels/subscribers/sync-now";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, injectFault } from "@/test/sandbox";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const refusal = (code: string) => ({ refusal: expect.objectContaining({ code }) });

let month = 0;
let ctx: ReturnType<typeof testContext>;
let own: OrganizationContext;
beforeEach(async () => {
  // A month per test: the sandbox's quota windows, which all tests share, must be over.
  month += 1;
  ctx = testContext(new Date(Date.UTC(2015, month, 20, 12)));
  own = await createTestOrganization(ctx);
});
afterEach(clearFaults);

const add = (type: SocialAccountType, by = own) => addSocialAccount(by, { type, username: "blockbet" });
const as = (role: MemberRole): OrganizationContext => ({ ...own, actor: { type: "user", userId: 1, role } });
const rowsOf = async (by = own) => (await listSubscriberRows(by)).rows;

/** Inserts past counts of the account; `counts` by ISO time. */
async function read(id: string, counts: Record<string, number>): Promise<void> {
  const [account] = await ctx.db.select().from(socialAccounts).where(eq(socialAccounts.publicId, id));
  const accountId = account?.id ?? 0;
  await ctx.db
    .insert(socialAccountCounts)
    .values(Object.entries(counts).map(([at, subscribers]) => ({ accountId, readAt: new Date(at), subscribers })));
}

describe("the rows", () => {
  it("have no growth before the second sync, and then the change from the previous count", async () => {
    const { id, currentNumberOfSubscribers: first } = await add("TWITTER");
    const firstAt = ctx.now().toISOString();
    expect(await listSubscriberRows(own)).toEqual({
      rows: [
        {
          id,
          type: "TWITTER",
          username: expect.stringMatching(/^blockbet$/i),
          current: first,
          previous: null,
          previous_at: null,
          growth: null,
          growth_percent: null,
          last_synced_at: firstAt,
          last_error: null,
          last_attempt_at: firstAt,
          next_sync_at: new Date(ctx.now().getTime() + HOUR).toISOString(),
          is_syncing: false,
        },
      ],
      total: { subscribers: first, counted: 1, growth: null, compared: 0 },
    });
    ctx.clock.advance(DAY);
    const { rows, total } = await syncNow(own);
    const current = rows[0]?.current ?? 0;
    const growth = current - (first ?? 0);
    expect(rows).toMatchObject([
      { previous: first, previous_at: firstAt, growth, growth_percent: (growth / (first ?? 1)) * 100 },
    ]);
    expect(total).toEqual({ subscribers: current, counted: 1, growth, compared: 1 });
  });

  it("sum known counts and show how many they cover", async () => {
    await injectFault({ platform: "youtube", fault: "hidden_subscribers" });
    await add("YOUTUBE");
    const x = await add("TWITTER");
    const tiktok = await add("TIKTOK");
    expect((await listSubscriberRows(own)).total).toEqual({
      subscribers: (x.currentNumberOfSubscribers ?? 0) + (tiktok.currentNumberOfSubscribers ?? 0),
      counted: 2,
      growth: null,
      compared: 0,
    });
  });

  it("show which are syncing, and when each may sync again", async () => {
    await add("TWITTER");
    await add("TIKTOK");
    ctx.clock.advance(HOUR - 1);
    expect(await rowsOf()).toMatchObject([{ next_sync_at: expect.any(String) }, { next_sync_at: expect.any(String) }]);
    ctx.clock.advance(1);
    expect(await rowsOf()).toMatchObject([{ next_sync_at: null }, { next_sync_at: null }]);
    await ctx.db
      .update(socialAccounts)
      .set({ claimedUntil: new Date(ctx.now().getTime() + 1000) })
      .where(and(eq(socialAccounts.organizationId, own.organization.id), eq(socialAccounts.type, "TIKTOK")));
    expect(await rowsOf()).toMatchObject([{ is_syncing: false }, { is_syncing: true }]);
  });

  it("are visible to everyone in the organization and to no one else", async () => {
    await add("TWITTER");
    expect(await rowsOf(as("viewer"))).toHaveLength(1);
    expect(await listSubscriberRows(await createTestOrganization(ctx))).toEqual({
      rows: [],
      total: { subscribers: 0, counted: 0, growth: null, compared: 0 },
    });
    const key: OrganizationContext = { ...own, actor: { type: "key", keyId: 1, keyName: "k", roles: ["usage:read"] } };
    await expect(listSubscriberRows(key)).rejects.toMatchObject(refusal("forbidden"));
  });
});

describe("sync now", () => {
  it("fetches what is due, records failures with their reason, and is forbidden for viewers", async () => {
    await add("TWITTER");
    await add("TIKTOK");
    ctx.clock.advance(DAY);
    const before = await rowsOf();
    await expect(syncNow(as("viewer"))).rejects.toMatchObject(refusal("forbidden"));
    await injectFault({ platform: "tiktok", fault: "http_503" });
    const { rows } = await syncNow(as("member"));
    const now = ctx.now().toISOString();
    expect(rows).toMatchObject([
      { last_synced_at: now, last_error: null, next_sync_at: expect.any(String) },
      { last_synced_at: before[1]?.last_synced_at, current: before[1]?.current, last_error: "transient" },
    ]);
    expect(rows[1]).toMatchObject({ next_sync_at: null, last_attempt_at: now });
  });

  it("leaves other organizations alone", async () => {
    const other = await createTestOrganization(ctx);
    await add("TWITTER", other);
    ctx.clock.advance(DAY);
    const before = await rowsOf(other);
    expect((await syncNow(own)).rows).toEqual([]);
    expect(await rowsOf(other)).toEqual(before);
  });
});

describe("undoing a removal", () => {
  it("lists the account with its counts again without a platform request", async () => {
    const { id } = await add("TWITTER");
    const before = await rowsOf();
    await removeSocialAccount(own, { id });
    expect(await rowsOf()).toEqual([]);
    await restoreSocialAccount(as("member"), { id });
    await restoreSocialAccount(own, { id });
    expect(await rowsOf()).toEqual(before);
  });

  it("is refused for viewers, foreign IDs and a full list", async () => {
    const { id } = await add("TWITTER");
    await removeSocialAccount(own, { id });
    await expect(restoreSocialAccount(as("viewer"), { id })).rejects.toMatchObject(refusal("forbidden"));
    const other = await createTestOrganization(ctx);
    await expect(restoreSocialAccount(other, { id })).rejects.toMatchObject(refusal("not_found"));
    await ctx.db.insert(socialAccounts).values(
      Array.from({ length: 50 }, (_, n) => ({
        publicId: `${own.organization.publicId}${n}`,
        organizationId: own.organization.id,
        type: "TIKTOK" as const,
        username: `brand${n}`,
        createdAt: ctx.now(),
      })),
    );
    await expect(restoreSocialAccount(own, { id })).rejects.toMatchObject(refusal("forbidden"));
    await expect(add("TWITTER")).rejects.toMatchObject(refusal("forbidden"));
  });
});

describe("the history", () => {
  const of = (id: string, days = 30, timeZone = "UTC", by = own) =>
    getSubscriberHistory(by, { id, days, time_zone: timeZone });

  it("has each day's last count, gaps in between, and nothing before the first or for a day in progress", async () => {
    const { id, currentNumberOfSubscribers } = await add("TWITTER");
    const readAt = ctx.now().toISOString();
    const [year, mon] = [readAt.slice(0, 4), readAt.slice(5, 7)];
    const on = (day: string) => `${year}-${mon}-${day}`;
    await read(id, {
      [`${on("16")}T01:00:00Z`]: 10,
      [`${on("16")}T22:59:00Z`]: 12,
      [`${on("18")}T05:00:00Z`]: 9,
    });
    const days = [
      { day: on("16"), read_at: `${on("16")}T22:59:00.000Z`, subscribers: 12 },
      { day: on("17"), read_at: null, subscribers: null },
      { day: on("18"), read_at: `${on("18")}T05:00:00.000Z`, subscribers: 9 },
      { day: on("19"), read_at: null, subscribers: null },
      { day: on("20"), read_at: readAt, subscribers: currentNumberOfSubscribers },
    ];
    expect(await of(id)).toEqual({ days });
    expect(await of(id, 2)).toEqual({ days: days.slice(3) });
    ctx.clock.advance(DAY);
    expect(await of(id, 2)).toEqual({ days: days.slice(4) });
    expect((await of(id, 365, "Pacific/Kiritimati")).days[0]?.day).toBe(on("16"));
    expect((await of(id, 365, "America/Los_Angeles")).days[0]?.day).toBe(on("15"));
  });

  it("has the requested length and no more, for any number of counts", async () => {
    const { id } = await add("TWITTER");
    const hours = Array.from({ length: 400 * 24 }, (_, n) => new Date(ctx.now().getTime() - (n + 1) * HOUR));
    for (let n = 0; n < hours.length; n += 2000)
      await read(id, Object.fromEntries(hours.slice(n, n + 2000).map((at) => [at.toISOString(), n])));
    for (const days of [30, 90, 365]) {
      const history = (await of(id, days, "Europe/Rome")).days;
      expect(history).toHaveLength(days);
      expect(history.every(({ subscribers }) => subscribers !== null)).toBe(true);
    }
  });

  it("is empty before the first sync", async () => {
    await injectFault({ platform: "youtube", fault: "hidden_subscribers" });
    expect(await of((await add("YOUTUBE")).id)).toEqual({ days: [] });
  });

  it("needs read access and a listed account of the own organization", async () => {
    const { id } = await add("TWITTER");
    expect((await of(id, 30, "UTC", as("viewer"))).days).toHaveLength(1);
    const other = await createTestOrganization(ctx);
    await expect(of(id, 30, "UTC", other)).rejects.toMatchObject(refusal("not_found"));
    const key: OrganizationContext = { ...own, actor: { type: "key", keyId: 1, keyName: "k", roles: [] } };
    await expect(of(id, 30, "UTC", key)).rejects.toMatchObject(refusal("forbidden"));
    await removeSocialAccount(own, { id });
    await expect(of(id)).rejects.toMatchObject(refusal("not_found"));
  });
});
