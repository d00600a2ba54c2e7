import { and, eq, type SQL } from "drizzle-orm";
import { savedViews } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { forbidden } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/**
 * Returns whose views a call is about: every member has their own, also a viewer.
 * @throws AppError forbidden without a person
 */
export function ownerOf(ctx: OrganizationContext): { organizationId: number; userId: number } {
  assertRight(ctx.actor, "videos:read");
  if (ctx.actor.type !== "user") throw forbidden("Only members have saved views");
  return { organizationId: ctx.organization.id, userId: ctx.actor.userId };
}

/** Over `savedViews`. */
export const isOwn = (ctx: OrganizationContext): SQL | undefined => {
  const { organizationId, userId } = ownerOf(ctx);
  return and(eq(savedViews.organizationId, organizationId), eq(savedViews.userId, userId));
};
