import type { OrganizationContext } from "@/lib/core/context";
import { assignLabels } from "@/lib/tracking/labels/assign";
import { createLabel } from "@/lib/tracking/labels/create";
import { setCost } from "@/lib/tracking/videos/set-cost";
import { saveCreators } from "@/scripts/demo/audiences";
import { makeCampaigns } from "@/scripts/demo/campaigns";
import type { Played } from "@/scripts/demo/history";

/** Adds what people add to their figures: labels, campaigns, costs of videos, and saved channels. */
export async function addNotesAndLabels(ctx: OrganizationContext, played: readonly Played[]): Promise<void> {
  const idsOf = (isMeant: (scene: Played) => boolean) => played.filter(isMeant).map(({ id }) => id);
  for (const name of new Set(played.flatMap(({ labels }) => labels))) {
    const label = await createLabel(ctx, { name });
    await assignLabels(ctx, { videos: idsOf(({ labels }) => labels.includes(name)), add: [label.id], remove: [] });
  }
  for (const { id, costUsd } of played) if (costUsd !== null) await setCost(ctx, { id, cost_usd: costUsd });
  // After the costs: goals and fees fit the figures.
  await makeCampaigns(ctx, played);
  await saveCreators(ctx);
}
