import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alertChannels, alertTargets } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { saveChannel } from "@/lib/insight/alerts/channels";
import type { AlertChannelRequest } from "@/lib/insight/alerts/schemas";
import { testPosted, testWebhooks } from "@/lib/insight/alerts/test-channel";
import { confirmedMembers, memberWith } from "@/lib/outbound/mail/recipients";
import { POSTED_NAMES, type PostedType } from "@/lib/outbound/posts/message-rules";

/** The channels of an alert, tested and ready to be written. */
export interface ResolvedChannels {
  mailTo: number[];
  usesWebhooks: boolean;
  channelIds: number[];
  /** Tested addresses that aren't saved yet. */
  posted: { type: PostedType; name: string; url: string }[];
}

interface Refusal {
  field: string;
  message: string;
}

/**
 * Tests the channels of an alert, outside any transaction: a new one has to accept a message.
 * @throws AppError invalid_request with what is wrong with each
 */
export async function resolveChannels(
  ctx: OrganizationContext,
  requests: readonly AlertChannelRequest[],
): Promise<ResolvedChannels> {
  const resolved: ResolvedChannels = { mailTo: [], usesWebhooks: false, channelIds: [], posted: [] };
  const details: Refusal[] = [];
  for (const [index, request] of requests.entries()) {
    const refuse = (name: string, message: string) => details.push({ field: `channels.${index}${name}`, message });
    if (request.type === "email") {
      const members = await confirmedMembers(ctx.db, ctx.organization.id);
      for (const [place, address] of request.to.entries()) {
        const userId = memberWith(members, address)?.id;
        if (userId === undefined) refuse(`.to.${place}`, "No member has this address, or it isn't confirmed");
        else resolved.mailTo.push(userId);
      }
    } else if (request.type === "webhook") {
      const error = await testWebhooks(ctx);
      if (error) refuse("", error);
      else resolved.usesWebhooks = true;
    } else if (request.id !== undefined) {
      const id = await findSaved(ctx, request.type, request.id);
      if (id === undefined) refuse(".id", `Must be the ID of a saved ${POSTED_NAMES[request.type]} channel`);
      else resolved.channelIds.push(id);
    } else if (request.url === undefined) refuse(".url", "Required for a new channel");
    else {
      const tested = await testPosted(ctx, request.type, request.url);
      if ("error" in tested) refuse(".url", tested.error);
      else
        resolved.posted.push({ type: request.type, name: request.name ?? POSTED_NAMES[request.type], url: tested.url });
    }
  }
  if (details.length > 0) throw new AppError({ code: "invalid_request", details });
  return { ...resolved, mailTo: [...new Set(resolved.mailTo)] };
}

async function findSaved(ctx: OrganizationContext, type: PostedType, id: string): Promise<number | undefined> {
  const [row] = await ctx.db
    .select({ id: alertChannels.id })
    .from(alertChannels)
    .where(
      and(
        eq(alertChannels.publicId, id),
        eq(alertChannels.type, type),
        eq(alertChannels.organizationId, ctx.organization.id),
      ),
    );
  return row?.id;
}

/** Writes the Slack and Discord channels of an alert, in place of those before. */
export async function writeTargets(
  ctx: OrganizationContext,
  tx: Transaction,
  alertId: number,
  { channelIds, posted }: ResolvedChannels,
): Promise<void> {
  await tx.delete(alertTargets).where(eq(alertTargets.alertId, alertId));
  const ids = new Set(channelIds);
  for (const one of posted) ids.add((await saveChannel(ctx, tx, one)).id);
  // A channel may have been deleted since it was found.
  const existing = await tx
    .select({ id: alertChannels.id })
    .from(alertChannels)
    .where(inArray(alertChannels.id, [...ids, 0]));
  if (existing.length > 0) await tx.insert(alertTargets).values(existing.map(({ id }) => ({ alertId, channelId: id })));
}
