import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { invitations } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { conflict, invalid } from "@/lib/core/errors";
import { type InvitationState, stateOf } from "@/lib/people/invitations/rules";
import { lockPeople } from "@/lib/people/members/lock";
import { hashEmailToken } from "@/lib/people/users/email-token";

const REASONS: Record<Exclude<InvitationState, "open">, string> = {
  accepted: "This invitation has already been used.",
  withdrawn: "This invitation was withdrawn. Ask for a new one.",
  expired: "This invitation has expired. Ask for a new one.",
};

/**
 * Finds the invitation of an emailed link with its organization, and locks the organization, so that only one of two
 * concurrent uses succeeds.
 * @throws AppError invalid_request on `token` if it is unknown, conflict if the invitation is no longer open, or the
 * organization is closed
 */
export async function lockInvitation(ctx: Context, tx: Transaction, token: string) {
  const mine = eq(invitations.hash, hashEmailToken(token));
  const [seen] = await tx.select({ organizationId: invitations.organizationId }).from(invitations).where(mine);
  if (!seen) throw invalid("token", "This link is not valid");
  const { organization, members } = await lockPeople(tx, seen.organizationId);
  if (organization.closedAt) throw conflict(`${organization.name} is closed, so no one can join it.`);
  const [invitation] = await tx.select().from(invitations).where(mine);
  const state = invitation ? stateOf(invitation, ctx.now()) : "withdrawn";
  if (!invitation || state !== "open") throw conflict(REASONS[state === "open" ? "withdrawn" : state]);
  return { invitation, organization, members };
}
