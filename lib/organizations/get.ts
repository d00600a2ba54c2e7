import type { OrganizationContext } from "@/lib/context";
import type { OwnOrganization } from "@/lib/organizations/schemas";
import { assertRight } from "@/lib/rights";

/** One's own organisation. */
export function getOrganization(ctx: OrganizationContext): OwnOrganization {
  assertRight(ctx.actor, "usage:read");
  const { organization, actor } = ctx;
  return {
    id: organization.publicId,
    name: organization.name,
    time_zone: organization.timeZone,
    created_at: organization.createdAt.toISOString(),
    role: actor.type === "user" ? actor.role : "owner",
  };
}
