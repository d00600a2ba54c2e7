import { and, asc, desc, eq, lte } from "drizzle-orm";
import { channels, connectedAccounts, organizations, ownFigures } from "@/db/schema";
import { isServed } from "@/lib/channels/channels/due";
import { findChannelOf } from "@/lib/channels/connections/find-channel";
import { requireReconnect } from "@/lib/channels/connections/reconnect";
import { BACKFILL_DAYS, CORRECTED_DAYS } from "@/lib/channels/connections/rules";
import { type AccountRow, freshAccessToken, platformOf } from "@/lib/channels/connections/tokens";
import { storeOwnFigures } from "@/lib/channels/own-figures/store";
import type { Context } from "@/lib/core/context";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { addDays, dayOf } from "@/lib/core/time/zone-rules";
import { ownerApi, ownerClient } from "@/lib/platforms/owner";
import type { OwnDay, OwnerFailure } from "@/lib/platforms/owner/schemas";
import { PLATFORM_ZONE } from "@/lib/platforms/owner/zone-rules";
import { isOfOpenPlatform } from "@/lib/platforms/pauses";

const ACCOUNTS_PER_RUN = 50;
/** Longer than a reading takes: about 35 calls of at most ten seconds. */
const LEASE_MS = 10 * MINUTE_MS;

/** Returns the accounts whose reports are due, of organizations and platforms that are served. */
export async function dueAccounts(ctx: Context): Promise<number[]> {
  const rows = await ctx.db
    .select({ id: connectedAccounts.id })
    .from(connectedAccounts)
    .innerJoin(organizations, eq(organizations.id, connectedAccounts.organizationId))
    .where(
      and(
        lte(connectedAccounts.readDueAt, ctx.now()),
        eq(connectedAccounts.status, "connected"),
        isServed,
        isOfOpenPlatform(ctx, connectedAccounts.platform),
      ),
    )
    .orderBy(asc(connectedAccounts.readDueAt))
    .limit(ACCOUNTS_PER_RUN);
  return rows.map(({ id }) => id);
}

/**
 * Reads the days that an account lacks, and its audience. A rerun finds it not due; a run that ends midway is repeated
 * when its lease is over, and continues after the days that it stored.
 */
export async function readAccount(ctx: Context, id: number): Promise<{ outcome: string }> {
  const account = await claim(ctx, id);
  if (!account) return { outcome: "not_due" };
  const failure = await read(ctx, account);
  if (failure?.kind === "reconnect") {
    await requireReconnect(ctx, account, failure.reason);
    return { outcome: failure.reason };
  }
  const outcome = failure?.kind ?? "ok";
  const failures = failure ? account.failures + 1 : 0;
  await ctx.db
    .update(connectedAccounts)
    .set({ outcome, failures, readDueAt: nextReading(ctx, failure, failures) })
    .where(and(eq(connectedAccounts.id, id), eq(connectedAccounts.status, "connected")));
  return { outcome };
}

async function claim(ctx: Context, id: number): Promise<AccountRow | undefined> {
  const now = ctx.now();
  const [account] = await ctx.db
    .update(connectedAccounts)
    .set({ readDueAt: new Date(now.getTime() + LEASE_MS) })
    .where(
      and(
        eq(connectedAccounts.id, id),
        eq(connectedAccounts.status, "connected"),
        lte(connectedAccounts.readDueAt, now),
      ),
    )
    .returning();
  return account;
}

/** Returns why the reading is incomplete; null if it isn't. */
async function read(ctx: Context, account: AccountRow): Promise<OwnerFailure | null> {
  const platform = platformOf(account);
  const api = ownerApi(platform);
  const client = ownerClient(platform);
  if (!client) return { kind: "transient" };
  await linkChannel(ctx, account);
  const token = await freshAccessToken(ctx, client, account);
  if (token.kind !== "ok") return token;
  const found = await api.readDays(ctx, client, token.value, await missingDays(ctx, account));
  if (found.kind !== "ok") return found;
  const days: OwnDay[] = found.value;
  const lastDay = days.at(-1)?.day;
  const audience = lastDay === undefined ? null : await api.readAudience(ctx, client, token.value, lastDay);
  const readAt = ctx.now();
  const isStored = await ctx.db.transaction(async (tx) => {
    const [open] = await tx
      .select({ id: connectedAccounts.id })
      .from(connectedAccounts)
      // Disconnected in the meantime: what was read is not stored.
      .where(and(eq(connectedAccounts.id, account.id), eq(connectedAccounts.status, "connected")))
      .for("update");
    if (!open) return false;
    await storeOwnFigures(tx, account, { days, audience: audience?.kind === "ok" ? audience.value : null, readAt });
    if (days.length > 0) await tx.update(connectedAccounts).set({ readAt }).where(eq(connectedAccounts.id, account.id));
    return true;
  });
  if (!isStored) return null;
  return found.rest ?? (audience && audience.kind !== "ok" ? audience : null);
}

/** Days until yesterday: after the newest stored one, with those that are still corrected, and at most 30. */
async function missingDays(ctx: Context, { id }: AccountRow): Promise<{ from: string; to: string }> {
  const to = addDays(dayOf(ctx.now(), PLATFORM_ZONE), -1);
  const oldest = addDays(to, 1 - BACKFILL_DAYS);
  const [newest] = await ctx.db
    .select({ day: ownFigures.day })
    .from(ownFigures)
    .where(eq(ownFigures.accountId, id))
    .orderBy(desc(ownFigures.day))
    .limit(1);
  if (!newest) return { from: oldest, to };
  const from = addDays(newest.day, 1 - CORRECTED_DAYS);
  return { from: from < oldest ? oldest : from > to ? to : from, to };
}

/** Finds the channel of an account that was connected while it couldn't be looked up, or its profile not be fetched. */
async function linkChannel(ctx: Context, account: AccountRow): Promise<void> {
  const { externalId, username, organizationId } = account;
  const [known] = await ctx.db
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.id, account.channelId ?? 0), eq(channels.isStub, false)));
  if (known) return;
  const payer = { ...ctx, organization: { id: organizationId } };
  const channelId = await findChannelOf(payer, platformOf(account), { externalId, username, name: null });
  if (channelId !== null)
    await ctx.db.update(connectedAccounts).set({ channelId }).where(eq(connectedAccounts.id, account.id));
}

function nextReading(ctx: Context, failure: OwnerFailure | null, failures: number): Date {
  const now = ctx.now().getTime();
  if (!failure) return new Date(now + DAY_MS);
  if ("until" in failure) return new Date(Math.max(failure.until.getTime(), now + MINUTE_MS));
  return new Date(now + Math.min(HOUR_MS * 2 ** (failures - 1), DAY_MS));
}
