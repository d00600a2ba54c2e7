import { and, eq, isNull } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { connectionInvitations, organizations, users } from "@/db/schema";
import { connectionInvitationState } from "@/lib/channels/connections/rules";
import { platformOf } from "@/lib/channels/connections/tokens";
import type { Context } from "@/lib/core/context";
import { hashLinkToken } from "@/lib/core/link-token";

/** Returns the invitation of a link, if its organization is open; null if there is none. */
export async function lookUpConnectionInvitation(ctx: Context, token: string, db: Queryable = ctx.db) {
  const [found] = await db
    .select({ invitation: connectionInvitations, organization: organizations.name, invitedBy: users.name })
    .from(connectionInvitations)
    .innerJoin(organizations, eq(organizations.id, connectionInvitations.organizationId))
    .innerJoin(users, eq(users.id, connectionInvitations.invitedBy))
    .where(
      and(
        eq(connectionInvitations.hash, hashLinkToken(token)),
        isNull(organizations.closedAt),
        isNull(organizations.suspendedAt),
      ),
    );
  if (!found) return null;
  const state = connectionInvitationState(found.invitation, ctx.now());
  return { ...found, state, platform: platformOf(found.invitation) };
}
