import { and, count, eq, sql } from "drizzle-orm";
import { members, savedViews } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newPublicId } from "@/lib/core/public-id";
import { isOwn, ownerOf } from "@/lib/tracking/saved-views/own";
import { MAX_VIEWS, type SavedView, type SaveViewRequest } from "@/lib/tracking/saved-views/schemas";

/**
 * Saves a view of the video table for the member, in place of their view of the same name (ignoring case) if there is
 * one.
 * @throws AppError conflict if the member has the maximum number
 */
export async function saveView(ctx: OrganizationContext, { name, settings }: SaveViewRequest): Promise<SavedView> {
  const { organizationId, userId } = ownerOf(ctx);
  return ctx.db.transaction(async (tx) => {
    // One at a time per member: two tabs can't both take the last place, or the same name.
    await tx
      .select({ role: members.role })
      .from(members)
      .where(and(eq(members.organizationId, organizationId), eq(members.userId, userId)))
      .for("no key update");
    const isSame = and(isOwn(ctx), sql`lower(${savedViews.name}) = lower(${name})`);
    const [replaced] = await tx
      .update(savedViews)
      .set({ name, settings })
      .where(isSame)
      .returning({ id: savedViews.publicId });
    if (replaced) return { id: replaced.id, name, settings };
    const [kept] = await tx.select({ views: count() }).from(savedViews).where(isOwn(ctx));
    if ((kept?.views ?? 0) >= MAX_VIEWS)
      throw new AppError({
        code: "conflict",
        message: `You can save up to ${MAX_VIEWS} views. Delete one you no longer need.`,
      });
    const id = newPublicId();
    await tx.insert(savedViews).values({ publicId: id, organizationId, userId, name, settings, createdAt: ctx.now() });
    return { id, name, settings };
  });
}
