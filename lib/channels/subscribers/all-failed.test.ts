import { asc, eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { accounts, ledgerEntries, socialAccountCounts, socialAccounts } from "@/db/schema";
import { addSocialAccount } from "@/lib/channels/subscribers/add";
import { SocialAccountType } from "@/lib/channels/subscribers/schemas";
import { syncSubscriberCounts } from "@/lib/channels/subscribers/sync";
import { syncDueAccounts } from "@/lib/channels/subscribers/sync-daily";
import { DAY_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";

const TYPES = SocialAccountType.options;
/** Each test is a month after the one before: the sandbox's quota windows must be over. */
let month = 0;
afterEach(clearFaults);

async function setUp() {
  month += 1;
  const ctx = testContext(new Date(Date.UTC(2016, month, 20, 12)));
  const owner = await createTestOrganization(ctx);
  const organizationId = owner.organization.id;
  for (const type of TYPES) await addSocialAccount(owner, { type, username: "blockbet" });
  ctx.clock.advance(DAY_MS);
  const read = async () => {
    const rows = await ctx.db
      .select()
      .from(socialAccounts)
      .where(eq(socialAccounts.organizationId, organizationId))
      .orderBy(asc(socialAccounts.id));
    return {
      // What a failed attempt may change.
      attempts: rows.map(({ lastError, lastAttemptAt, claimedUntil }) => ({ lastError, lastAttemptAt, claimedUntil })),
      rows: rows.map(({ lastError: _error, lastAttemptAt: _at, claimedUntil: _until, ...kept }) => kept),
      counts: await ctx.db
        .select()
        .from(socialAccountCounts)
        .innerJoin(socialAccounts, eq(socialAccounts.id, socialAccountCounts.accountId))
        .where(eq(socialAccounts.organizationId, organizationId))
        .then((found) => found.map(({ social_account_counts }) => social_account_counts)),
      money: [
        await ctx.db.select().from(accounts).where(eq(accounts.organizationId, organizationId)),
        await ctx.db.select().from(ledgerEntries).where(eq(ledgerEntries.organizationId, organizationId)),
      ],
    };
  };
  return { ctx, owner, read };
}

test("if every platform fails, neither the API nor the job changes a number, and the next sync recovers", async () => {
  const { ctx, owner, read } = await setUp();
  const { attempts: _, ...before } = await read();
  const faults = { youtube: "http_500", tiktok: "html_body", instagram: "http_503", twitter: "truncated_json" };
  for (const platform of PLATFORMS) await injectFault({ platform, fault: faults[platform] });

  const together = await Promise.all([syncSubscriberCounts(owner), syncSubscriberCounts(owner)]);
  expect(together).toEqual([{ status: "failed" }, { status: "failed" }]);
  ctx.clock.advance(SECOND_MS);
  expect(await syncDueAccounts(ctx)).toEqual({ synced: 0, failed: TYPES.length });

  const { attempts, ...after } = await read();
  expect(after).toEqual(before);
  for (const attempt of attempts)
    expect(attempt).toEqual({ lastError: expect.any(String), lastAttemptAt: ctx.now(), claimedUntil: null });

  await clearFaults();
  expect(await syncSubscriberCounts(owner)).toEqual({ status: "success" });
  const recovered = await read();
  expect(recovered.attempts.map(({ lastError }) => lastError)).toEqual(TYPES.map(() => null));
  expect(recovered.rows.map(({ previous }) => previous)).toEqual(before.rows.map(({ current }) => current));
  expect(recovered.counts).toHaveLength(before.counts.length + TYPES.length);
  expect(recovered.money).toEqual(before.money);
});

test("an account that a machine with a slower clock is reading is not read a second time", async () => {
  const { ctx, owner } = await setUp();
  const fast = { ...owner, now: () => new Date(ctx.now().getTime() + 90 * SECOND_MS) };
  await injectFault({ platform: "twitter", fault: "timeout", delayMs: 1_500 });
  const before = await countCalls("twitter");
  const slow = syncSubscriberCounts(owner);
  while ((await countCalls("twitter")) === before);
  // The platform takes longer than a lease would last by the faster clock alone.
  ctx.clock.advance(45 * SECOND_MS);
  expect(await syncSubscriberCounts(fast)).toEqual({ status: "success" });
  expect(await slow).toEqual({ status: "success" });
  expect((await countCalls("twitter")) - before).toBe(1);
});
