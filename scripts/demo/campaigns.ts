import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { createCampaign } from "@/lib/insight/campaigns/create";
import { getCampaignOverview } from "@/lib/insight/campaigns/overview";
import type { Campaign, CreateCampaignRequest } from "@/lib/insight/campaigns/schemas";
import { setCampaignVideos } from "@/lib/insight/campaigns/set-videos";
import { updateCampaign } from "@/lib/insight/campaigns/update";
import type { Played } from "@/scripts/demo/history";
import { HISTORY_DAYS, LAUNCH_HOUR } from "@/scripts/demo/scenes";

/** Dollars per 1,000 views, as an agency compares them with the price of ads. */
const EMV_RATES = { tiktok: 12, youtube: 22, instagram: 16, twitter: 7.5 };
const LAUNCH_DAYS = 14;

interface Plan {
  terms: Omit<CreateCampaignRequest, "name">;
  /** The part of the goal that the campaign has reached by now. */
  reached: number;
  /** Pay of the creators with the most views, who are paid for more than single videos. */
  pay: readonly { fee_usd: number | null; rate_usd_per_1000_views: number | null }[];
}

/** Returns the story's campaigns by name: a teaser that is over and beat its goal, and a launch that is halfway. */
function plansFor(now: Date): Record<string, Plan> {
  const atHour = (hour: number) => new Date(now.getTime() + (hour - HISTORY_DAYS * 24) * HOUR_MS).toISOString();
  return {
    "Autumn teaser": {
      terms: {
        starts_at: atHour(0),
        ends_at: atHour(LAUNCH_HOUR),
        budget_usd: 9_000,
        goal_metric: "views",
        emv_rates: EMV_RATES,
        brief: "Show wet autumns, not the jacket. Three weeks until the launch.",
      },
      reached: 1.18,
      pay: [{ fee_usd: 1_200, rate_usd_per_1000_views: null }],
    },
    "Autumn launch": {
      terms: {
        starts_at: atHour(LAUNCH_HOUR),
        ends_at: atHour(LAUNCH_HOUR + LAUNCH_DAYS * 24),
        budget_usd: 28_000,
        goal_metric: "views",
        emv_rates: EMV_RATES,
        required: ["#driftjacket"],
        brief: "Wear the Drift jacket outdoors, in real rain. Name it once, and show the repair patch.",
      },
      reached: 0.74,
      pay: [
        { fee_usd: 2_500, rate_usd_per_1000_views: null },
        { fee_usd: 800, rate_usd_per_1000_views: 1.5 },
        { fee_usd: null, rate_usd_per_1000_views: 2.25 },
      ],
    },
  };
}

/** Creates the campaigns of what was played, with goals and pay that fit the figures that it reached. */
export async function makeCampaigns(ctx: OrganizationContext, played: readonly Played[]): Promise<void> {
  const plans = plansFor(ctx.now());
  for (const name of new Set(played.map(({ campaign }) => campaign))) {
    const plan = plans[name];
    const { id } = await createCampaign(ctx, { name });
    const add = played.filter(({ campaign }) => campaign === name).map((video) => video.id);
    const campaign = await setCampaignVideos(ctx, { id, add });
    if (plan) await updateCampaign(ctx, { id, ...(await termsOf(ctx, campaign, plan)) });
  }
}

async function termsOf(ctx: OrganizationContext, { id, progress }: Campaign, { terms, reached, pay }: Plan) {
  const { leaders } = await getCampaignOverview(ctx, { id });
  const creators = leaders.flatMap(({ channel_id }) => (channel_id === null ? [] : [{ channel_id }]));
  return {
    ...terms,
    goal_value: roundedGoal((progress.views ?? 1_000) / reached),
    creators: pay.flatMap((one, index) => (creators[index] ? [{ ...creators[index], ...one }] : [])),
  };
}

/** Two significant digits, as a person would choose a goal. */
const roundedGoal = (value: number): number => Number(value.toPrecision(2));
