import { asc, sql } from "drizzle-orm";
import { savedViews } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { isOwn } from "@/lib/tracking/saved-views/own";
import { type SavedViews, ViewSettings } from "@/lib/tracking/saved-views/schemas";

/** Returns the member's saved views, by name. */
export async function listSavedViews(ctx: OrganizationContext): Promise<SavedViews> {
  const rows = await ctx.db
    .select({ id: savedViews.publicId, name: savedViews.name, settings: savedViews.settings })
    .from(savedViews)
    .where(isOwn(ctx))
    .orderBy(asc(sql`lower(${savedViews.name})`), asc(savedViews.id));
  return {
    // A view that an older version stored with a column or a status that no longer exists can't be applied.
    views: rows.flatMap(({ settings, ...view }) => {
      const parsed = ViewSettings.safeParse(settings);
      return parsed.success ? [{ ...view, settings: parsed.data }] : [];
    }),
  };
}
