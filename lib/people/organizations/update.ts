import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { changeAccess } from "@/lib/core/access-version";
import { recordAct } from "@/lib/core/audit/record";
import { changesOf } from "@/lib/core/audit/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { lockMembers } from "@/lib/people/members/lock";
import { presentOwn } from "@/lib/people/organizations/present-own";
import type { OwnOrganization, UpdateOrganizationRequest } from "@/lib/people/organizations/schemas";

/** Changes an organization's name and default time zone. */
export async function updateOrganization(
  ctx: OrganizationContext,
  { name, time_zone: timeZone }: UpdateOrganizationRequest,
): Promise<OwnOrganization> {
  assertRight(ctx.actor, "organization:manage");
  return changeAccess(ctx.db, async (tx) => {
    const { organization, role, actor } = await lockMembers(ctx, tx);
    assertRight(actor, "organization:manage");
    const changes = changesOf(
      { name: organization.name, time_zone: organization.timeZone },
      { name, time_zone: timeZone },
    );
    if (changes) {
      await tx.update(organizations).set({ name, timeZone }).where(eq(organizations.id, organization.id));
      await recordAct(ctx, tx, { action: "organization.update", subject: name, ...changes });
    }
    return presentOwn({ ...organization, name, timeZone }, role);
  });
}
