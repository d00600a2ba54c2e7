import { and, eq } from "drizzle-orm";
import { savedViews } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { isOwn } from "@/lib/tracking/saved-views/own";

/** Deletes one of the member's saved views. */
export async function removeSavedView(ctx: OrganizationContext, { id }: { id: string }): Promise<void> {
  const [removed] = await ctx.db
    .delete(savedViews)
    .where(and(eq(savedViews.publicId, id), isOwn(ctx)))
    .returning({ id: savedViews.id });
  if (!removed) throw notFound("View not found");
}
