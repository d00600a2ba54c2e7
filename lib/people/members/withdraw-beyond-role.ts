import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { invitations } from "@/db/schema";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { assignableRoles, MEMBER_ROLES } from "@/lib/people/members/rules";

/**
 * Withdraws the invitations that a person could no longer send after leaving or getting a lower role. Otherwise such an
 * invitation would be a way back in. The caller holds the organization's lock.
 */
export async function withdrawBeyondRole(
  ctx: OrganizationContext,
  tx: Transaction,
  { userId, role }: { userId: number; role: MemberRole | null },
): Promise<void> {
  const kept = role === null ? [] : assignableRoles(role);
  const beyond = MEMBER_ROLES.filter((candidate) => !kept.includes(candidate));
  if (beyond.length === 0) return;
  await tx
    .update(invitations)
    .set({ withdrawnAt: ctx.now() })
    .where(
      and(
        eq(invitations.organizationId, ctx.organization.id),
        eq(invitations.invitedBy, userId),
        inArray(invitations.role, beyond),
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
      ),
    );
}
