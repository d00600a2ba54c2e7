import { and, eq } from "drizzle-orm";
import { labels } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/** Deletes a label and removes it from its videos. Trackings stay. */
export async function removeLabel(ctx: OrganizationContext, { id }: { id: string }): Promise<void> {
  assertRight(ctx.actor, "videos:write");
  const [removed] = await ctx.db
    .delete(labels)
    .where(and(eq(labels.publicId, id), eq(labels.organizationId, ctx.organization.id)))
    .returning({ id: labels.id });
  if (!removed) throw notFound("Label not found");
}
