import { and, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { channels, connectedAccounts, connectionInvitations, ownFigures, users } from "@/db/schema";
import type { ConnectionList } from "@/lib/channels/connections/schemas";
import { platformOf } from "@/lib/channels/connections/tokens";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight, hasRight } from "@/lib/core/rights";
import { ownerClient } from "@/lib/platforms/owner";
import { OWNER_PLATFORMS } from "@/lib/platforms/owner/platform-rules";

/** Returns the organization's connected accounts, newest first, and its open invitations for those who manage them. */
export async function listConnections(ctx: OrganizationContext): Promise<ConnectionList> {
  assertRight(ctx.actor, "channels:read");
  const [accounts, invitations] = await Promise.all([
    readAccounts(ctx),
    hasRight(ctx.actor, "organization:manage") ? readInvitations(ctx) : [],
  ]);
  return { accounts, invitations, platforms: OWNER_PLATFORMS.filter((platform) => ownerClient(platform) !== null) };
}

async function readAccounts(ctx: OrganizationContext): Promise<ConnectionList["accounts"]> {
  const rows = await ctx.db
    .select({
      account: connectedAccounts,
      channel: channels.uuid,
      member: users.email,
      recipient: connectionInvitations.recipient,
    })
    .from(connectedAccounts)
    .leftJoin(channels, eq(channels.id, connectedAccounts.channelId))
    .leftJoin(users, eq(users.id, connectedAccounts.connectedBy))
    .leftJoin(connectionInvitations, eq(connectionInvitations.id, connectedAccounts.invitationId))
    .where(eq(connectedAccounts.organizationId, ctx.organization.id))
    .orderBy(desc(connectedAccounts.connectedAt), desc(connectedAccounts.id));
  const ids = rows.map(({ account }) => account.id);
  const counts = ids.length === 0 ? [] : await countDays(ctx, ids);
  return rows.map(({ account, channel, member, recipient }) => ({
    id: account.publicId,
    platform: platformOf(account),
    username: account.username,
    channel_id: channel,
    status: account.status,
    connected_by: member ?? recipient ?? "",
    is_by_invitation: account.invitationId !== null,
    connected_at: account.connectedAt.toISOString(),
    read_at: account.readAt?.toISOString() ?? null,
    outcome: account.outcome,
    days: counts.find(({ accountId }) => accountId === account.id)?.days ?? 0,
  }));
}

const countDays = (ctx: OrganizationContext, ids: readonly number[]) =>
  ctx.db
    .select({ accountId: ownFigures.accountId, days: sql<number>`count(*)::int` })
    .from(ownFigures)
    .where(inArray(ownFigures.accountId, [...ids]))
    .groupBy(ownFigures.accountId);

async function readInvitations(ctx: OrganizationContext): Promise<ConnectionList["invitations"]> {
  const rows = await ctx.db
    .select({ invitation: connectionInvitations, invitedBy: users.email })
    .from(connectionInvitations)
    .innerJoin(users, eq(users.id, connectionInvitations.invitedBy))
    .where(
      and(
        eq(connectionInvitations.organizationId, ctx.organization.id),
        isNull(connectionInvitations.usedAt),
        isNull(connectionInvitations.withdrawnAt),
        gt(connectionInvitations.expiresAt, ctx.now()),
      ),
    )
    .orderBy(desc(connectionInvitations.createdAt), desc(connectionInvitations.id));
  return rows.map(({ invitation, invitedBy }) => ({
    id: invitation.publicId,
    platform: platformOf(invitation),
    recipient: invitation.recipient,
    invited_by: invitedBy,
    created_at: invitation.createdAt.toISOString(),
    expires_at: invitation.expiresAt.toISOString(),
  }));
}
