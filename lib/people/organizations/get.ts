import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { presentOwn } from "@/lib/people/organizations/present-own";
import type { OwnOrganization } from "@/lib/people/organizations/schemas";

/** Returns the signed-in person's organization. */
export function getOrganization({ organization, actor }: OrganizationContext): OwnOrganization {
  assertRight(actor, "usage:read");
  return presentOwn(organization, actor.type === "user" ? actor.role : "owner");
}
