import { and, desc, eq } from "drizzle-orm";
import { campaigns } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { cursorRefused, readCursor, writeCursor } from "@/lib/core/cursor";
import { rowsAfter } from "@/lib/core/keyset";
import { assertRight } from "@/lib/core/rights";
import { presentCampaigns } from "@/lib/insight/campaigns/present";
import type { CampaignPage, ListCampaignsQuery } from "@/lib/insight/campaigns/schemas";

/** Other lists have other fingerprints. */
const LIST = { of: "campaigns" };

/**
 * Returns a page of the organization's campaigns, newest first.
 * @throws AppError invalid_request for a foreign cursor
 */
export async function listCampaignPage(
  ctx: OrganizationContext,
  { limit, cursor }: ListCampaignsQuery,
): Promise<CampaignPage> {
  assertRight(ctx.actor, "campaigns:read");
  const rows = await ctx.db
    .select()
    .from(campaigns)
    .where(
      and(eq(campaigns.organizationId, ctx.organization.id), cursor === undefined ? undefined : after(ctx, cursor)),
    )
    .orderBy(desc(campaigns.createdAt), desc(campaigns.publicId))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    campaigns: await presentCampaigns(ctx, ctx.db, page),
    next_cursor: last ? writeCursor(ctx, LIST, { value: last.createdAt.getTime(), id: last.publicId }) : null,
  };
}

/** The cursor holds all that sorts, so it works on when its campaign is deleted. */
function after(ctx: OrganizationContext, cursor: string) {
  const { value, id } = readCursor(ctx, LIST, cursor);
  if (typeof value !== "number") throw cursorRefused();
  return rowsAfter([campaigns.createdAt, campaigns.publicId], [new Date(value), id]);
}
