import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import type { OwnOrganization } from "@/lib/people/organizations/schemas";

/** Returns the signed-in person's organization. */
export function getOrganization(ctx: OrganizationContext): OwnOrganization {
  assertRight(ctx.actor, "usage:read");
  const { organization, actor } = ctx;
  return {
    id: organization.publicId,
    name: organization.name,
    time_zone: organization.timeZone,
    created_at: organization.createdAt.toISOString(),
    requires_second_factor: organization.requiresSecondFactor,
    logo_at: organization.logoAt?.toISOString() ?? null,
    reopenable_until: organization.reopenableUntil?.toISOString() ?? null,
    role: actor.type === "user" ? actor.role : "owner",
  };
}
