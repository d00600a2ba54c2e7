import { eq, or } from "drizzle-orm";
import { connectedAccounts, connectionInvitations, organizations } from "@/db/schema";
import { lookUpConnectionInvitation } from "@/lib/channels/connections/find-invitation";
import type { ConnectionPage, OwnConnection } from "@/lib/channels/connections/schemas";
import { platformOf } from "@/lib/channels/connections/tokens";
import type { Context } from "@/lib/core/context";
import { hashLinkToken } from "@/lib/core/link-token";

/** Returns the account of a creator's own link, or of the invitation that they used; null without one. */
export async function findByLink(ctx: Context, token: string) {
  const hash = hashLinkToken(token);
  const [found] = await ctx.db
    .select({ account: connectedAccounts, organization: organizations.name })
    .from(connectedAccounts)
    .innerJoin(organizations, eq(organizations.id, connectedAccounts.organizationId))
    .leftJoin(connectionInvitations, eq(connectionInvitations.id, connectedAccounts.invitationId))
    .where(or(eq(connectedAccounts.ownerHash, hash), eq(connectionInvitations.hash, hash)));
  return found ?? null;
}

/** Returns what the page of a creator's own link shows; null if nothing is connected by it (any more). */
export async function lookUpConnection(ctx: Context, token: string): Promise<OwnConnection | null> {
  const found = await findByLink(ctx, token);
  if (!found) return null;
  const { account, organization } = found;
  return { organization, platform: platformOf(account), username: account.username, status: account.status };
}

/** Returns what the page of an invitation shows. The token is the only proof. */
export async function lookUpConnectionPage(ctx: Context, token: string): Promise<ConnectionPage> {
  const found = await lookUpConnectionInvitation(ctx, token);
  if (!found) return { state: "unknown" };
  const { organization, platform, state, invitedBy, invitation } = found;
  if (state === "open") return { state, organization, platform, invitedBy, expiresAt: invitation.expiresAt };
  const connection = state === "used" ? await lookUpConnection(ctx, token) : null;
  return connection ? { ...connection, state: "connected" } : { state, organization, platform };
}
