import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { invitations, members } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { Context, Organization, RequestOrigin } from "@/lib/core/context";

interface Entering {
  userId: number;
  invitation: typeof invitations.$inferSelect;
  organization: Organization;
  origin?: RequestOrigin;
}

/** Makes a person a member and marks the invitation as used. The caller holds the organization's lock. */
export async function enterOrganization(ctx: Context, tx: Transaction, entering: Entering): Promise<void> {
  const { userId, invitation, organization, origin } = entering;
  const { role } = invitation;
  await tx.insert(members).values({ organizationId: organization.id, userId, role, createdAt: ctx.now() });
  await tx.update(invitations).set({ acceptedAt: ctx.now() }).where(eq(invitations.id, invitation.id));
  const actor = { type: "user" as const, userId, role };
  await recordAct({ ...ctx, organization, actor, origin }, tx, {
    action: "member.join",
    subject: invitation.email,
    after: { role },
  });
}
