import { desc, eq } from "drizzle-orm";
import { invitations, users } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { isOpen } from "@/lib/people/invitations/open";
import type { InvitationList } from "@/lib/people/invitations/schemas";

/** Returns the invitations that can still be accepted, newest first. For owners and managers. */
export async function listInvitations(ctx: OrganizationContext): Promise<InvitationList> {
  assertRight(ctx.actor, "organization:manage");
  const rows = await ctx.db
    .select({ invitation: invitations, invitedBy: users.email })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .where(isOpen(ctx.organization.id, ctx.now()))
    .orderBy(desc(invitations.createdAt), desc(invitations.id));
  return {
    invitations: rows.map(({ invitation, invitedBy }) => ({
      id: invitation.publicId,
      email: invitation.email,
      role: invitation.role,
      invited_by: invitedBy,
      created_at: invitation.createdAt.toISOString(),
      expires_at: invitation.expiresAt.toISOString(),
    })),
  };
}
