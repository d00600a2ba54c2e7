import type { OrganizationContext } from "@/lib/core/context";
import { forbidden } from "@/lib/core/errors";

/**
 * Returns the internal ID of the signed-in person. @throws AppError forbidden for keys and scripts, which have no
 * profile
 */
export function personOf({ actor }: OrganizationContext): number {
  if (actor.type !== "user") throw forbidden("Only a person has a profile");
  return actor.userId;
}
