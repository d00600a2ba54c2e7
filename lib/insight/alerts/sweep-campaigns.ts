import { and, asc, eq, gt, isNull, lte, or } from "drizzle-orm";
import { campaigns } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { thresholdOf } from "@/lib/insight/alerts/condition-rules";
import type { Candidate } from "@/lib/insight/alerts/fire";
import type { Found, Swept } from "@/lib/insight/alerts/swept";
import { type CampaignCreator, readCreators } from "@/lib/insight/campaigns/creators";
import { goalFigure, spendOf } from "@/lib/insight/campaigns/progress-rules";
import { type NamedPart, readParts } from "@/lib/insight/campaigns/read-parts";
import type { CampaignRow } from "@/lib/tracking/campaigns/insert";

/** Finds running campaigns near their goal, budget or end. */
export async function findCampaigns(ctx: Context, alert: Swept): Promise<Found> {
  const now = ctx.now();
  const running = await ctx.db
    .select()
    .from(campaigns)
    .where(
      and(
        eq(campaigns.organizationId, alert.organizationId),
        alert.scope === "campaign" ? eq(campaigns.id, alert.scopeId ?? 0) : undefined,
        or(isNull(campaigns.startsAt), lte(campaigns.startsAt, now)),
        or(isNull(campaigns.endsAt), gt(campaigns.endsAt, now)),
      ),
    )
    .orderBy(asc(campaigns.id));
  if (alert.parsed.type === "campaign_end")
    return { crossings: running.flatMap((campaign) => endNear(ctx, alert, campaign)), held: [] };
  const wanted = running.filter(({ goalValue, budget }) =>
    alert.parsed.type === "campaign_goal" ? goalValue !== null : budget !== null,
  );
  const ids = wanted.map(({ id }) => id);
  const parts = await readParts(ctx.db, ids);
  const creators = ids.length === 0 ? [] : await readCreators(ctx.db, ids);
  const held = wanted.map((campaign) => {
    const own = creators.filter(({ campaignId }) => campaignId === campaign.id);
    const value = percentOf(alert, campaign, parts.get(campaign.id) ?? [], own);
    return {
      ...candidate(ctx, alert, campaign, value, now.toISOString()),
      isNew: campaign.createdAt >= alert.armedAt,
    };
  });
  return { crossings: [], held };
}

/** Returns the percentage of the goal that is reached, or of the budget that is spent; null if it isn't known. */
function percentOf(
  { parsed }: Swept,
  { goalMetric, goalValue, budget }: CampaignRow,
  parts: readonly NamedPart[],
  creators: readonly CampaignCreator[],
): number | null {
  if (parsed.type === "campaign_goal") {
    const figure = goalFigure(parts, goalMetric);
    return figure === null || !goalValue ? null : (Number(figure) * 100) / goalValue;
  }
  const spend = spendOf(parts, creators);
  return spend === null || !budget ? null : (Number(spend) * 100) / Number(budget);
}

/** An end that was already this near when the alert was armed doesn't count. */
function endNear(ctx: Context, alert: Swept, campaign: CampaignRow): Candidate[] {
  if (alert.parsed.type !== "campaign_end" || campaign.endsAt === null) return [];
  const end = campaign.endsAt.getTime();
  const nearAt = end - alert.parsed.hours * HOUR_MS;
  if (nearAt > ctx.now().getTime() || nearAt <= alert.armedAt.getTime()) return [];
  const left = (end - ctx.now().getTime()) / HOUR_MS;
  return [candidate(ctx, alert, campaign, left, campaign.endsAt.toISOString())];
}

const candidate = (
  ctx: Context,
  alert: Swept,
  campaign: CampaignRow,
  value: number | null,
  occurrence: string,
): Candidate => ({
  alert,
  condition: alert.parsed,
  subject: { type: "campaign", id: campaign.id, name: campaign.name, trackingId: null },
  occurrence,
  figures: {
    ...{ value, previous: null, threshold: thresholdOf(alert.parsed) },
    ...{ at: ctx.now().toISOString(), views: null, reason: null },
  },
});
