import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { changesPay, mergeCreators, writeCreators } from "@/lib/insight/campaigns/creators";
import { presentOne } from "@/lib/insight/campaigns/present";
import type { Campaign, CreateCampaignRequest } from "@/lib/insight/campaigns/schemas";
import { mergeTerms, NO_TERMS } from "@/lib/insight/campaigns/terms";
import { insertCampaign } from "@/lib/tracking/campaigns/insert";

/**
 * Creates a campaign. A budget, fees and rates need the right to budgets.
 * @throws AppError invalid_request for terms that don't fit together or an unknown channel, conflict if the name is taken
 * (ignoring case) or the organization has the maximum number
 */
export async function createCampaign(ctx: OrganizationContext, request: CreateCampaignRequest): Promise<Campaign> {
  assertRight(ctx.actor, "campaigns:write");
  const terms = mergeTerms(NO_TERMS, request);
  if (terms.budget !== null) assertRight(ctx.actor, "budgets:manage");
  return ctx.db.transaction(async (tx) => {
    const row = await insertCampaign(ctx, tx, { name: request.name, ...terms });
    const creators = await mergeCreators(tx, [], request.creators ?? []);
    if (changesPay([], creators)) assertRight(ctx.actor, "budgets:manage");
    await writeCreators(tx, row.id, creators);
    const answer = await presentOne(ctx, tx, row);
    await ctx.onAnswer?.(tx, answer);
    return answer;
  });
}
