import { and, eq, inArray } from "drizzle-orm";
import { campaigns, channels, labels } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid, notFound } from "@/lib/core/errors";
import type { ReportScope } from "@/lib/insight/reports/which-videos";
import { knownTrackings } from "@/lib/tracking/videos/known-trackings";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * Returns the IDs of what a report shows as the database writes them. Videos are named by `id` or `video_uuid`.
 * @throws AppError not_found if one isn't the organization's, invalid_request on `ids` for several where one is needed
 */
export async function checkScope(ctx: OrganizationContext, { of, ids }: ReportScope): Promise<string[]> {
  if (of !== "selection" && ids.length > 1) throw invalid("ids", `Must contain one ID if of is ${of}`);
  const [id = ""] = ids;
  if (of === "label" || of === "campaign") {
    const table = of === "label" ? labels : campaigns;
    const rows = await ctx.db
      .select({ id: table.publicId })
      .from(table)
      .where(and(eq(table.publicId, id), eq(table.organizationId, ctx.organization.id)));
    if (!rows[0]) throw notFound(of === "label" ? "Label not found" : "Campaign not found");
    return [rows[0].id];
  }
  if (of === "channel") {
    const rows = UUID.test(id)
      ? await ctx.db
          .select({ id: channels.uuid })
          .from(channels)
          .where(inArray(channels.uuid, [id]))
      : [];
    if (!rows[0]) throw notFound("Channel not found");
    return [rows[0].id];
  }
  const known = await knownTrackings(ctx, ids);
  if (ids.some((one) => !known.has(one))) throw notFound("Video not found");
  return [...new Set(known.values())];
}
