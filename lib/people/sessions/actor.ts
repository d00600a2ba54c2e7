import type { Context, OrganizationContext } from "@/lib/core/context";
import { forbidden } from "@/lib/core/errors";

/** The context of verbs on a person's own account, which work without an organization. */
export type PersonContext = Context & Pick<OrganizationContext, "actor" | "sessionId" | "origin">;

/**
 * Returns the internal ID of the signed-in person. @throws AppError forbidden for keys and scripts, which have no
 * profile
 */
export function personOf({ actor }: Pick<OrganizationContext, "actor">): number {
  if (actor.type !== "user") throw forbidden("Only a person has a profile");
  return actor.userId;
}
