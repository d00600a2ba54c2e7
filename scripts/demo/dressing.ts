import { asc, eq } from "drizzle-orm";
import { trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { setCampaign } from "@/lib/tracking/campaigns/assign";
import { createCampaign } from "@/lib/tracking/campaigns/create";
import { assignLabels } from "@/lib/tracking/labels/assign";
import { createLabel } from "@/lib/tracking/labels/create";
import { setCost } from "@/lib/tracking/videos/set-cost";
import { saveCreators } from "@/scripts/demo/audiences";

/** Notes of the marketing team, in the order in which the videos were first tracked. */
const NOTES: readonly { labels: readonly string[]; isLaunch: boolean; costUsd: number | null }[] = [
  { labels: ["UGC"], isLaunch: true, costUsd: 1200 },
  { labels: ["Paid"], isLaunch: true, costUsd: 2500 },
  { labels: ["Paid", "Tutorial"], isLaunch: true, costUsd: 800 },
  { labels: ["UGC", "Tutorial"], isLaunch: false, costUsd: null },
  { labels: ["Paid"], isLaunch: true, costUsd: 650.5 },
  { labels: ["UGC"], isLaunch: false, costUsd: null },
];
const LABELS = ["UGC", "Paid", "Tutorial"];

/** Adds what people add to their figures: labels, a campaign, costs of videos, and saved channels. */
export async function addNotesAndLabels(ctx: OrganizationContext): Promise<void> {
  const tracked = await ctx.db
    .select({ id: trackings.publicId })
    .from(trackings)
    .where(eq(trackings.organizationId, ctx.organization.id))
    .orderBy(asc(trackings.id));
  const noted = NOTES.flatMap((note, index) => {
    const video = tracked[index];
    return video ? [{ ...note, id: video.id }] : [];
  });
  for (const name of LABELS) {
    const label = await createLabel(ctx, { name });
    const own = noted.filter(({ labels }) => labels.includes(name)).map(({ id }) => id);
    if (own.length > 0) await assignLabels(ctx, { videos: own, add: [label.id], remove: [] });
  }
  const launch = await createCampaign(ctx, { name: "Autumn launch" });
  const launched = noted.filter(({ isLaunch }) => isLaunch).map(({ id }) => id);
  if (launched.length > 0) await setCampaign(ctx, { videos: launched, campaign: launch.id });
  for (const { id, costUsd } of noted) if (costUsd !== null) await setCost(ctx, { id, cost_usd: costUsd });
  await saveCreators(ctx);
}
