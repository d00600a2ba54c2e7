import { and, asc, eq, gt, isNotNull, isNull, lte, or } from "drizzle-orm";
import { campaigns } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { goalFigure } from "@/lib/insight/campaigns/progress-rules";
import { readParts } from "@/lib/insight/campaigns/read-parts";
import type { CampaignGoalReached } from "@/lib/insight/campaigns/schemas";
import { emitEvent } from "@/lib/outbound/webhooks/emit";
import type { CampaignRow } from "@/lib/tracking/campaigns/insert";

/** Campaigns whose figures one query adds up. */
const BATCH = 50;

/**
 * Emits `campaign.goal_reached` for the running campaigns whose figures have reached their goal. The mark and the event are
 * written in one transaction, so a campaign never emits it twice for a goal.
 */
export async function reachGoals(ctx: Context): Promise<{ reached: number }> {
  const now = ctx.now();
  let [reached, last] = [0, 0];
  for (;;) {
    const open = await ctx.db
      .select()
      .from(campaigns)
      .where(
        and(
          gt(campaigns.id, last),
          isNotNull(campaigns.goalValue),
          isNull(campaigns.goalReachedAt),
          or(isNull(campaigns.startsAt), lte(campaigns.startsAt, now)),
          or(isNull(campaigns.endsAt), gt(campaigns.endsAt, now)),
        ),
      )
      .orderBy(asc(campaigns.id))
      .limit(BATCH);
    const parts = await readParts(
      ctx.db,
      open.map(({ id }) => id),
    );
    for (const campaign of open) {
      const figure = goalFigure(parts.get(campaign.id) ?? [], campaign.goalMetric);
      if (figure !== null && (await reachGoal(ctx, campaign, Number(figure)))) reached += 1;
    }
    last = open.at(-1)?.id ?? 0;
    if (open.length < BATCH) return { reached };
  }
}

/** Returns whether this call marked the campaign. A goal that was changed meanwhile is left to the next round. */
async function reachGoal(ctx: Context, campaign: CampaignRow, value: number): Promise<boolean> {
  const { goalMetric, goalValue } = campaign;
  if (goalMetric === null || goalValue === null || value < goalValue) return false;
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const [marked] = await tx
      .update(campaigns)
      .set({ goalReachedAt: now })
      .where(
        and(
          eq(campaigns.id, campaign.id),
          isNull(campaigns.goalReachedAt),
          eq(campaigns.goalMetric, goalMetric),
          eq(campaigns.goalValue, goalValue),
        ),
      )
      .returning({ name: campaigns.name });
    if (!marked) return false;
    const data: CampaignGoalReached = {
      id: campaign.publicId,
      name: marked.name,
      goal_metric: goalMetric,
      goal_value: goalValue,
      value,
      reached_at: now.toISOString(),
    };
    await emitEvent(ctx, tx, { organizationId: campaign.organizationId, type: "campaign.goal_reached", data });
    return true;
  });
}
