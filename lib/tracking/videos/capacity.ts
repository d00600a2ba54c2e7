import { and, eq } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { accounts, organizations, webhookEndpoints } from "@/db/schema";
import { type Account, availableBalanceOf, lockAccount, runningOf } from "@/lib/billing/account";
import { maxVideosOf } from "@/lib/billing/rules";
import type { Context, Organization } from "@/lib/core/context";
import { AppError, forbidden } from "@/lib/core/errors";
import { isActiveEndpoint, SUBSCRIBER_COLUMNS, type Subscriber } from "@/lib/outbound/webhooks/emit";
import { CLAIMED_THROUGH } from "@/lib/tracking/trackings/claimed-through";

/** What decides whether an organization may start a tracking. */
export interface Standing {
  account: Account;
  /** Read with the account: the organization may have been suspended or closed since the request began. */
  suspendedAt: Date | null;
  closedAt: Date | null;
}

const TIMES = { suspendedAt: organizations.suspendedAt, closedAt: organizations.closedAt };

/** Reads an organization's standing without a lock, for a first check. */
export async function getStanding(db: Queryable, organizationId: number): Promise<Standing> {
  const [standing] = await db
    .select({ account: accounts, ...TIMES })
    .from(accounts)
    .innerJoin(organizations, eq(organizations.id, accounts.organizationId))
    .where(eq(accounts.organizationId, organizationId));
  if (!standing) throw new Error(`organization ${organizationId} has no account`);
  return standing;
}

/** What a tracking that starts under the lock needs to know. */
export interface LockedStanding extends Standing {
  /** The organization's webhooks; none in a quiet context. */
  subscribers: Subscriber[];
  /** The minute through which slots have been claimed; null before the first claim. */
  claimedThrough: Date | null;
}

/**
 * Locks the account and returns the organization's standing. A
 * suspension holds the same lock, so it comes before or after. The second statement must not be part of the first: while
 * that one waits for the lock, it sees other tables as they were.
 */
export async function lockStanding(ctx: Context, tx: Transaction, organizationId: number): Promise<LockedStanding> {
  const account = await lockAccount(tx, organizationId);
  const rows = await tx
    .select({ ...TIMES, claimedThrough: CLAIMED_THROUGH, subscriber: SUBSCRIBER_COLUMNS })
    .from(organizations)
    .leftJoin(webhookEndpoints, and(eq(webhookEndpoints.organizationId, organizations.id), isActiveEndpoint))
    .where(eq(organizations.id, organizationId));
  const [first] = rows;
  if (!first) throw new Error(`organization ${organizationId} was deleted`);
  const subscribers = ctx.quiet ? [] : rows.flatMap(({ subscriber }) => (subscriber ? [subscriber] : []));
  const { suspendedAt, closedAt, claimedThrough } = first;
  return { account, suspendedAt, closedAt, claimedThrough, subscribers };
}

/**
 * Checks that the organization may start another tracking of this cost (micro-dollars). The remaining cost of running
 * trackings is not subtracted.
 * @throws AppError forbidden if the organization is suspended or closed or at the plan's limit (paused ones count),
 * insufficient_balance
 */
export function assertCapacity(
  organization: Organization,
  { account, suspendedAt, closedAt }: Standing,
  estimated: bigint,
): void {
  // A suspension would have missed what starts now.
  if (closedAt) throw forbidden("This organization is closed");
  if (suspendedAt) throw forbidden("This organization is suspended");
  const limit = maxVideosOf(organization);
  if (runningOf(account) >= limit)
    throw forbidden(`The ${organization.plan} plan allows ${limit} concurrent videos. Stop one or change the plan`);
  const spendable = availableBalanceOf(account);
  if (spendable < estimated) throw new AppError({ code: "insufficient_balance", spendable, estimated });
}
