import { and, asc, count, eq, sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { Queryable, Transaction } from "@/db/client";
import { alertChannels, alertTargets } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, invalid, notFound } from "@/lib/core/errors";
import { lockOrganization } from "@/lib/core/lock-organization";
import { newPublicId } from "@/lib/core/public-id";
import { assertRight } from "@/lib/core/rights";
import { decryptUrl, encryptUrl } from "@/lib/insight/alerts/channel-url";
import type { AlertChannelList, CreateChannelRequest, SavedChannel } from "@/lib/insight/alerts/dashboard-schemas";
import type { ChannelRow } from "@/lib/insight/alerts/rows";
import { MAX_CHANNELS } from "@/lib/insight/alerts/schemas";
import { testPosted } from "@/lib/insight/alerts/test-channel";
import type { PostedType } from "@/lib/outbound/posts/message-rules";

/** Returns the Slack and Discord channels of the organization, oldest first. */
export async function listAlertChannels(ctx: OrganizationContext): Promise<AlertChannelList> {
  assertRight(ctx.actor, "alerts:read");
  const rows = await ctx.db
    .select({ channel: alertChannels, alerts: count(alertTargets.alertId) })
    .from(alertChannels)
    .leftJoin(alertTargets, eq(alertTargets.channelId, alertChannels.id))
    .where(eq(alertChannels.organizationId, ctx.organization.id))
    .groupBy(alertChannels.id)
    .orderBy(asc(alertChannels.id));
  const failing = await findFailing(
    ctx.db,
    rows.map(({ channel }) => channel.id),
  );
  return { channels: rows.map(({ channel, alerts }) => ({ ...presentChannel(channel, failing), alerts })) };
}

/**
 * Saves a Slack or Discord channel whose incoming webhook accepted a test message.
 * @throws AppError invalid_request on `url` if it didn't, conflict if the organization has the maximum number
 */
export async function createAlertChannel(
  ctx: OrganizationContext,
  request: CreateChannelRequest,
): Promise<SavedChannel> {
  assertRight(ctx.actor, "alerts:write");
  const tested = await testPosted(ctx, request.type, request.url);
  if ("error" in tested) throw invalid("url", tested.error);
  return ctx.db.transaction(async (tx) => {
    const row = await saveChannel(ctx, tx, { ...request, url: tested.url });
    return { ...presentChannel(row, new Set()), alerts: 0 };
  });
}

/** Posts a test message to a saved channel. @throws AppError not_found, or conflict if it wasn't accepted */
export async function testAlertChannel(ctx: OrganizationContext, { id }: { id: string }): Promise<{ id: string }> {
  assertRight(ctx.actor, "alerts:write");
  const channel = await findChannel(ctx, ctx.db, id);
  const url = decryptUrl(channel.urlEncrypted, channel.publicId);
  const tested = url === null ? { error: "Add the channel again" } : await testPosted(ctx, channel.type, url);
  if ("error" in tested) throw new AppError({ code: "conflict", message: tested.error });
  await ctx.db.update(alertChannels).set({ goneAt: null }).where(eq(alertChannels.id, channel.id));
  return { id };
}

/** Deletes a channel; alerts continue without it. @throws AppError not_found */
export async function removeAlertChannel(ctx: OrganizationContext, { id }: { id: string }): Promise<void> {
  assertRight(ctx.actor, "alerts:write");
  await ctx.db.transaction(async (tx) => {
    const channel = await findChannel(ctx, tx, id);
    await tx.delete(alertChannels).where(eq(alertChannels.id, channel.id));
    await recordAct(ctx, tx, { action: "alert_channel.delete", subject: channel.name });
  });
}

async function findChannel(ctx: OrganizationContext, db: Queryable, id: string): Promise<ChannelRow> {
  const [row] = await db
    .select()
    .from(alertChannels)
    .where(and(eq(alertChannels.publicId, id), eq(alertChannels.organizationId, ctx.organization.id)));
  if (!row) throw notFound("Channel not found");
  return row;
}

/** Saves a tested address, or returns the channel that has it. */
export async function saveChannel(
  ctx: OrganizationContext,
  tx: Transaction,
  { type, name, url }: { type: PostedType; name: string; url: string },
): Promise<ChannelRow> {
  // Locks the organization, so that concurrent requests can't exceed the limit.
  await lockOrganization(ctx, tx);
  const existing = await tx.select().from(alertChannels).where(eq(alertChannels.organizationId, ctx.organization.id));
  const same = existing.find((row) => row.type === type && decryptUrl(row.urlEncrypted, row.publicId) === url);
  if (same) {
    if (same.goneAt) await tx.update(alertChannels).set({ goneAt: null }).where(eq(alertChannels.id, same.id));
    return { ...same, goneAt: null };
  }
  if (existing.length >= MAX_CHANNELS)
    throw new AppError({
      code: "conflict",
      message: `You can have up to ${MAX_CHANNELS} Slack and Discord channels. Delete one you no longer need.`,
    });
  const publicId = newPublicId();
  const [row] = await tx
    .insert(alertChannels)
    .values({
      publicId,
      organizationId: ctx.organization.id,
      type,
      name,
      urlEncrypted: encryptUrl(url, publicId),
      createdAt: ctx.now(),
    })
    .returning();
  if (!row) throw new Error("the channel was not written");
  await recordAct(ctx, tx, { action: "alert_channel.create", subject: name, after: { type } });
  return row;
}

/** Returns the channels whose newest message wasn't delivered after an attempt. */
export async function findFailing(db: Queryable, channelIds: readonly number[]): Promise<Set<number>> {
  if (channelIds.length === 0) return new Set();
  // By key: a channel may have got any number of messages.
  const rows = await db.execute<{ id: string }>(sql`
    select c.id from unnest(${arrayOf(channelIds)}::bigint[]) as c(id)
    cross join lateral (
      select delivered_at, last_error from alert_deliveries where channel_id = c.id order by id desc limit 1
    ) d
    where d.delivered_at is null and d.last_error is not null`);
  return new Set(rows.map(({ id }) => Number(id)));
}

export const presentChannel = (row: ChannelRow, failing: ReadonlySet<number>) => ({
  type: row.type,
  id: row.publicId,
  name: row.name,
  state: row.goneAt ? ("gone" as const) : failing.has(row.id) ? ("failing" as const) : ("ok" as const),
});
