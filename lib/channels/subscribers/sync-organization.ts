import { setTimeout } from "node:timers/promises";
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { socialAccounts } from "@/db/schema";
import { recordCount } from "@/lib/channels/subscribers/record-count";
import { isFresh, PLATFORM_OF } from "@/lib/channels/subscribers/rules";
import type { Context } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { CLOCK_SKEW_MS } from "@/lib/core/time/clock-skew-rules";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { assignSpending, collectSpent } from "@/lib/platforms/assign-spending";
import { fetchChannel } from "@/lib/platforms/channels";
import type { ChannelData, Outcome } from "@/lib/platforms/schemas";

/** Twice the maximum time of a platform request. After a crash, the account is free again then. */
const LEASE_MS = 2 * MINUTE_MS + CLOCK_SKEW_MS;
const POLL_MS = 200;

type Account = typeof socialAccounts.$inferSelect;

export interface SyncCounts {
  configured: number;
  /** Accounts whose count was fetched now or within the last hour. */
  answered: number;
}

/**
 * Fetches the accounts of an organization whose last count is at least an hour old. No transaction is open during
 * platform requests, so accounts are claimed instead: of concurrent syncs one fetches, and the others wait for its
 * result.
 */
export async function syncOrganization(ctx: Context, organizationId: number): Promise<SyncCounts> {
  const at = ctx.now();
  const { claimed, awaited } = await claimDue(ctx, organizationId, at);
  await Promise.all(claimed.map((account) => readAccount(ctx, account, at)));
  await waitFor(ctx, awaited);
  const rows = await ctx.db.select().from(socialAccounts).where(listed(organizationId));
  return {
    configured: rows.length,
    answered: rows.filter(({ lastSyncedAt }) => isFresh(lastSyncedAt, ctx.now())).length,
  };
}

const listed = (organizationId: number) =>
  and(eq(socialAccounts.organizationId, organizationId), eq(socialAccounts.isRemoved, false));

const leaseFrom = (at: Date) => new Date(at.getTime() + LEASE_MS);

const claimDue = (ctx: Context, organizationId: number, at: Date) =>
  ctx.db.transaction(async (tx) => {
    const rows = await tx
      .select()
      .from(socialAccounts)
      .where(listed(organizationId))
      .orderBy(asc(socialAccounts.id))
      .for("update");
    const due = rows.filter(({ lastSyncedAt }) => !isFresh(lastSyncedAt, at));
    const isFree = ({ claimedUntil }: Account) => claimedUntil === null || claimedUntil <= at;
    const claimed = due.filter(isFree);
    const awaited = due.filter((account) => !isFree(account)).map(({ id }) => id);
    if (claimed.length > 0)
      await tx
        .update(socialAccounts)
        .set({ claimedUntil: leaseFrom(at), lastAttemptAt: at })
        .where(
          inArray(
            socialAccounts.id,
            claimed.map(({ id }) => id),
          ),
        );
    return { claimed, awaited };
  });

/** Fetches one account; its failure doesn't stop the others. */
async function readAccount(ctx: Context, account: Account, at: Date): Promise<void> {
  const { externalId, username } = account;
  const reference = externalId === null ? { username } : { externalId, username };
  const { spent, onSpent } = collectSpent();
  const outcome = await fetchChannel(ctx, PLATFORM_OF[account.type], reference, { onSpent }).catch(
    (error: unknown): Outcome<ChannelData> => {
      log.error({ err: error, account: account.publicId }, "a subscriber count could not be read");
      return { kind: "transient" };
    },
  );
  const claim = leaseFrom(at);
  if (outcome.kind === "ok" && outcome.value.followers !== null) {
    const { followers: subscribers } = outcome.value;
    const reading = { accountId: account.id, externalId: outcome.value.externalId, subscribers, at };
    await ctx.db.transaction((tx) => recordCount(tx, reading, claim));
    return assignSpending(ctx, spent, () => [account.organizationId]);
  }
  await ctx.db
    .update(socialAccounts)
    .set({ lastError: outcome.kind === "ok" ? "hidden" : outcome.kind, claimedUntil: null })
    .where(and(eq(socialAccounts.id, account.id), eq(socialAccounts.claimedUntil, claim)));
}

/** Waits until these accounts are released, at most as long as a claim lasts. */
async function waitFor(ctx: Context, accountIds: readonly number[]): Promise<void> {
  if (accountIds.length === 0) return;
  const held = and(inArray(socialAccounts.id, [...accountIds]), gt(socialAccounts.claimedUntil, ctx.now()));
  for (let waited = 0; waited < LEASE_MS; waited += POLL_MS) {
    if ((await ctx.db.$count(socialAccounts, held)) === 0) return;
    await setTimeout(POLL_MS);
  }
}
