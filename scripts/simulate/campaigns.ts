import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { campaigns, trackings, videoState, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { createCampaign } from "@/lib/insight/campaigns/create";
import { getCampaign } from "@/lib/insight/campaigns/get";
import { reachGoals } from "@/lib/insight/campaigns/reach-goals";
import { getCampaignSeries } from "@/lib/insight/campaigns/series";
import { setCampaignVideos } from "@/lib/insight/campaigns/set-videos";

const EVENT = "campaign.goal_reached";
/** Some goals are reached at half time, others never. */
const GOALS = [1, 1_000_000, 1_000_000_000_000];

interface Made {
  owner: OrganizationContext;
  id: string;
}

/** Every organization puts its videos into a campaign, with goals of different sizes, and subscribes to their event. */
export async function makeCampaigns(ctx: Context, tracked: readonly Made[]): Promise<Made[]> {
  const owners = new Map(tracked.map(({ owner }) => [owner.organization.id, { ...owner, now: ctx.now }]));
  const made: Made[] = [];
  for (const [organizationId, owner] of owners) {
    await ctx.db.insert(webhookEndpoints).values({
      publicId: newPublicId(),
      organizationId,
      url: "https://receiver.example/hook",
      events: [EVENT],
      secretEncrypted: randomUUID(),
      createdAt: ctx.now(),
    });
    const goal_value = GOALS[made.length % GOALS.length] ?? 1;
    const { id } = await createCampaign(owner, { name: "Simulated", goal_metric: "views", goal_value });
    const add = tracked.filter((one) => one.owner.organization.id === organizationId).map((one) => one.id);
    for (let first = 0; first < add.length; first += 500)
      await setCampaignVideos(owner, { id, add: add.slice(first, first + 500) });
    made.push({ owner, id });
  }
  return made;
}

/** As the job does, by two runs together, as after one that was thought dead. */
export async function turnCampaigns(simulated: Context): Promise<void> {
  // The simulation writes no events otherwise.
  const ctx = { ...simulated, quiet: false };
  await Promise.all([reachGoals(ctx), reachGoals(ctx)]);
}

export interface CampaignCounts {
  campaigns: number;
  reached: number;
  violations: string[];
}

/**
 * Checks that each campaign's progress is the sum of its videos' stored figures, that its series ends there, and that its
 * goal was announced exactly once if it was reached.
 */
export async function checkCampaigns(ctx: Context, made: readonly Made[]): Promise<CampaignCounts> {
  const violations: string[] = [];
  let reached = 0;
  // What the last hour brought.
  await turnCampaigns(ctx);
  for (const { owner, id } of made) {
    const now = { ...owner, now: ctx.now };
    const { progress, goal_value } = await getCampaign(now, { id });
    const [stored] = await ctx.db
      .select({ views: sql<number>`sum(${videoState.views})::float8`, videos: sql<number>`count(*)::int` })
      .from(campaigns)
      .innerJoin(trackings, eq(trackings.campaignId, campaigns.id))
      .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
      .where(eq(campaigns.publicId, id));
    if (progress.videos !== stored?.videos || progress.views !== stored.views)
      violations.push(`campaign ${id}: shows ${progress.views} views, its videos have ${stored?.views}`);
    const { points } = await getCampaignSeries(now, { id });
    // A figure that its last snapshot lacks stays in the series, so it may be higher.
    const last = points.at(-1)?.views ?? null;
    if ((last ?? 0) < (progress.views ?? 0)) violations.push(`campaign ${id}: its series ends at ${last} views`);
    const sent = await ctx.db
      .select({ id: webhookDeliveries.id })
      .from(webhookDeliveries)
      .where(sql`${webhookDeliveries.type} = ${EVENT} and ${webhookDeliveries.payload} -> 'data' ->> 'id' = ${id}`);
    if (sent.length > 0) reached += 1;
    const isReached = (progress.views ?? 0) >= (goal_value ?? 0);
    if (sent.length > 1 || (isReached && sent.length === 0))
      violations.push(`campaign ${id}: its goal was announced ${sent.length} times`);
  }
  return { campaigns: made.length, reached, violations };
}
