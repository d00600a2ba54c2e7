import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { changeAccess } from "@/lib/core/access-version";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { hasSecondFactor } from "@/lib/people/codes/accept";
import { lockMembers } from "@/lib/people/members/lock";
import type { SecondFactorRule } from "@/lib/people/organizations/schemas";
import { personOf } from "@/lib/people/sessions/actor";

/**
 * Sets whether members need a second factor to see the organization's data. API keys are not affected.
 * @throws AppError conflict if the person requires it without having one
 */
export async function requireSecondFactor(
  ctx: OrganizationContext,
  { is_required: isRequired }: SecondFactorRule,
): Promise<SecondFactorRule> {
  assertRight(ctx.actor, "organization:manage");
  return changeAccess(ctx.db, async (tx) => {
    const { organization, actor } = await lockMembers(ctx, tx);
    assertRight(actor, "organization:manage");
    if (isRequired && !(await hasSecondFactor(tx, personOf(ctx))))
      throw conflict("Set up two-factor authentication in your profile first. Otherwise, you would lock yourself out.");
    if (organization.requiresSecondFactor === isRequired) return { is_required: isRequired };
    await tx
      .update(organizations)
      .set({ requiresSecondFactor: isRequired })
      .where(eq(organizations.id, organization.id));
    await recordAct(ctx, tx, {
      action: "organization.second_factor",
      subject: organization.name,
      before: { required: organization.requiresSecondFactor },
      after: { required: isRequired },
    });
    return { is_required: isRequired };
  });
}
