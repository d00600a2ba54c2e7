import { eq } from "drizzle-orm";
import { invitations, organizations, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { stateOf } from "@/lib/people/invitations/rules";
import type { Invitation } from "@/lib/people/invitations/schemas";
import { hashEmailToken } from "@/lib/people/users/email-token";

/**
 * Returns what the emailed link's page shows. The token is the only proof: anyone who received it can read the address.
 */
export async function lookUpInvitation(ctx: Context, token: string): Promise<Invitation> {
  const [found] = await ctx.db
    .select({ invitation: invitations, organization: organizations, inviter: users })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .where(eq(invitations.hash, hashEmailToken(token)));
  if (!found) return { state: "unknown" };
  const { invitation, organization, inviter } = found;
  const state = stateOf(invitation, ctx.now());
  if (state !== "open") return { state, organization: organization.name };
  return {
    state,
    organization: organization.name,
    email: invitation.email,
    role: invitation.role,
    invitedBy: inviter.name,
    expiresAt: invitation.expiresAt,
    hasAccount: (await ctx.db.$count(users, eq(users.emailKey, invitation.emailKey))) > 0,
  };
}
