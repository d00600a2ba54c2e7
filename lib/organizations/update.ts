import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { recordAct } from "@/lib/audit/record";
import { changesOf } from "@/lib/audit/rules";
import type { OrganizationContext } from "@/lib/context";
import { lockMembers } from "@/lib/members/lock";
import type { OwnOrganization, UpdateOrganizationRequest } from "@/lib/organizations/schemas";
import { assertRight } from "@/lib/rights";

/** Changes an organisation's name and default time zone. */
export async function updateOrganization(
  ctx: OrganizationContext,
  { name, time_zone: timeZone }: UpdateOrganizationRequest,
): Promise<OwnOrganization> {
  assertRight(ctx.actor, "organization:manage");
  return ctx.db.transaction(async (tx) => {
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
    return {
      id: organization.publicId,
      name,
      time_zone: timeZone,
      created_at: organization.createdAt.toISOString(),
      role,
    };
  });
}
