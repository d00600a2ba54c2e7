import type { OrganizationContext } from "@/lib/core/context";
import { setCampaign } from "@/lib/tracking/campaigns/assign";
import { createNamedCampaign } from "@/lib/tracking/campaigns/create-named";
import { assignLabels } from "@/lib/tracking/labels/assign";
import { createLabel } from "@/lib/tracking/labels/create";
import { setCost } from "@/lib/tracking/videos/set-cost";
import { saveCreators } from "@/scripts/demo/audiences";
import type { Played } from "@/scripts/demo/history";

/** Adds what people add to their figures: labels, campaigns, costs of videos, and saved channels. */
export async function addNotesAndLabels(ctx: OrganizationContext, played: readonly Played[]): Promise<void> {
  const idsOf = (isMeant: (scene: Played) => boolean) => played.filter(isMeant).map(({ id }) => id);
  for (const name of new Set(played.flatMap(({ labels }) => labels))) {
    const label = await createLabel(ctx, { name });
    await assignLabels(ctx, { videos: idsOf(({ labels }) => labels.includes(name)), add: [label.id], remove: [] });
  }
  for (const name of new Set(played.map(({ campaign }) => campaign))) {
    const { id } = await createNamedCampaign(ctx, { name });
    await setCampaign(ctx, { videos: idsOf(({ campaign }) => campaign === name), campaign: id });
  }
  for (const { id, costUsd } of played) if (costUsd !== null) await setCost(ctx, { id, cost_usd: costUsd });
  await saveCreators(ctx);
}
