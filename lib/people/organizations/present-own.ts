import type { MemberRole, Organization } from "@/lib/core/context";
import { retentionOf } from "@/lib/people/organizations/retention-columns";
import type { OwnOrganization } from "@/lib/people/organizations/schemas";

/** Returns the documented object of a member's organization. */
export const presentOwn = (organization: Organization, role: MemberRole): OwnOrganization => ({
  id: organization.publicId,
  name: organization.name,
  time_zone: organization.timeZone,
  created_at: organization.createdAt.toISOString(),
  requires_second_factor: organization.requiresSecondFactor,
  retention: retentionOf(organization),
  logo_at: organization.logoAt?.toISOString() ?? null,
  reopenable_until: organization.reopenableUntil?.toISOString() ?? null,
  role,
});
