import { eq } from "drizzle-orm";
import { campaigns } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import { changesOf } from "@/lib/core/audit/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { changesPay, mergeCreators, readCreators, writeCreators } from "@/lib/insight/campaigns/creators";
import { presentCreator, presentOne, presentTerms } from "@/lib/insight/campaigns/present";
import type { Campaign, UpdateCampaignRequest } from "@/lib/insight/campaigns/schemas";
import { mergeTerms } from "@/lib/insight/campaigns/terms";
import { lockCampaign } from "@/lib/tracking/campaigns/lock";
import { reserveNewName } from "@/lib/tracking/labels/names";

/**
 * Changes a campaign; fields left out stay. A change of the budget, fees or rates needs the right to budgets. Another
 * goal can be reached again.
 * @throws AppError not_found, invalid_request for terms that don't fit together or an unknown channel, conflict if
 * another campaign has the name (ignoring case)
 */
export async function updateCampaign(
  ctx: OrganizationContext,
  { id, ...change }: { id: string } & UpdateCampaignRequest,
): Promise<Campaign> {
  assertRight(ctx.actor, "campaigns:write");
  return ctx.db.transaction(async (tx) => {
    if (change.name !== undefined) await reserveNewName(ctx, tx, "campaign", { id, name: change.name });
    const before = await lockCampaign(ctx, tx, id);
    const creatorsBefore = await readCreators(tx, [before.id]);
    const terms = mergeTerms(before, change);
    const creators = change.creators ? await mergeCreators(tx, creatorsBefore, change.creators) : creatorsBefore;
    if (terms.budget !== before.budget || changesPay(creatorsBefore, creators))
      assertRight(ctx.actor, "budgets:manage");
    const isSameGoal = terms.goalMetric === before.goalMetric && terms.goalValue === before.goalValue;
    const after = {
      ...before,
      ...terms,
      name: change.name ?? before.name,
      goalReachedAt: isSameGoal ? before.goalReachedAt : null,
    };
    const { id: _, publicId: __, organizationId: ___, createdAt: ____, ...columns } = after;
    await tx.update(campaigns).set(columns).where(eq(campaigns.id, before.id));
    if (change.creators) await writeCreators(tx, before.id, creators);
    const changes = changesOf(
      { name: before.name, ...presentTerms(before), creators: creatorsBefore.map(presentCreator) },
      { name: after.name, ...presentTerms(after), creators: creators.map(presentCreator) },
    );
    if (changes) await recordAct(ctx, tx, { action: "campaign.update", subject: before.name, ...changes });
    return presentOne(ctx, tx, after);
  });
}
