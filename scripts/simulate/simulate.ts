import { SingleBar } from "cli-progress";
import type { Database } from "@/db/client";
import { fromUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { createOrganization } from "@/lib/people/organizations/create";
import { setPlan } from "@/lib/people/organizations/set-plan";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import { retireDeniedSources } from "@/lib/platforms/sources/retire-source";
import { type ReplayOptions, replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { topUp } from "@/lib/tracking/funding/top-up";
import { slotOf } from "@/lib/tracking/trackings/slot";
import { ParsedTrackRequest } from "@/lib/tracking/videos/schemas";
import { stopVideo } from "@/lib/tracking/videos/stop";
import { trackVideo } from "@/lib/tracking/videos/track";
import { mintId } from "@/sandbox/ids";
import { withMovableClock } from "@/scripts/demo/history";
import { checkAlerts, makeAlerts, turnAlerts } from "@/scripts/simulate/alerts";
import { checkCampaigns, makeCampaigns, turnCampaigns } from "@/scripts/simulate/campaigns";
import { checkStored } from "@/scripts/simulate/check";
import { checkCost, setPrices, tightenCeilings } from "@/scripts/simulate/cost";
import { addAccounts, anchorOf, checkDays, type DayCounts, simulateDays } from "@/scripts/simulate/days";
import { checkFollows, simulateFollows } from "@/scripts/simulate/follows";
import type { Report } from "@/scripts/simulate/report";
import {
  delayResponses,
  injectEveryFault,
  plusCalls,
  readCalls,
  resetCalls,
  withoutCalls,
} from "@/scripts/simulate/sandbox";
import { checkSources, killSource, listedPost } from "@/scripts/simulate/sources";

const HOUR_MS = 3_600_000;
const ORGANIZATIONS = 5;
/** Every fourth video is tracked by two organizations. */
const SHARED_EVERY = 4;
/** Every twentieth tracking is stopped halfway. */
const STOPPED_EVERY = 20;
const DENSE_SLOT = 30;

export interface Simulation {
  videos: number;
  hours: number;
  seed: number;
  faults: boolean;
  /** All videos in one minute slot. */
  dense: boolean;
  /** Milliseconds in which the platforms respond; as fast as they can without it. */
  latency?: number;
  /** Batches that run at the same time. */
  workers: number;
  json: boolean;
  db: Database;
  sandboxUrl: string;
}

/**
 * Organizations track videos, one runs out of money and gets a top-up, and some trackings are stopped while hours and
 * days pass: channels are refreshed, credits renew, subscriber counts are fetched. Afterwards, the stored data and the
 * ledger are checked against the trackings' schedules and the calendar, and what calls cost against the price table and the
 * sandbox's own counts. Campaigns reach their goals, each announced once. Follows start posts of
 * creators and alerts fire, by two runs together. With errors, Instagram's first source denies every
 * call from half time on, and a day later the second one continues its series.
 */
export async function simulate(options: Simulation): Promise<Report> {
  const start = new Date(Date.UTC(2026, 0, 1) + options.seed * 7 * 24 * HOUR_MS + 17_000);
  const ctx = withMovableClock(options.db, start);
  const begun = performance.now();
  const owners = await makeOrganizations(ctx, options);
  if (options.faults) await setPrices(ctx);
  await resetCalls(options.sandboxUrl);
  await addAccounts(ctx, owners);
  const accountCalls = await readCalls(options.sandboxUrl);
  await resetCalls(options.sandboxUrl);
  const tracked = await trackAll(ctx, owners, options);
  const trackingCalls = await readCalls(options.sandboxUrl);
  const campaigns = await makeCampaigns(ctx, tracked);
  await makeAlerts(ctx, owners);
  if (options.faults) await injectEveryFault(options.sandboxUrl, options.seed);
  if (options.latency) await delayResponses(options.sandboxUrl, options.latency);
  await resetCalls(options.sandboxUrl);
  const collectionBegun = performance.now();
  const days = simulateDays(options.sandboxUrl);
  const followed = simulateFollows(options.sandboxUrl, owners);
  await advanceHours(ctx, owners, tracked, {
    ...options,
    work: async (turned) => {
      await days.work(turned);
      await followed.work(turned);
      if (options.faults) await tightenCeilings(turned, start);
      await retireDeniedSources(turned);
      await turnCampaigns(turned);
      await turnAlerts(turned);
    },
  });
  const seconds = (performance.now() - collectionBegun) / 1000 - days.seconds() - followed.seconds();
  const laterCalls = await readCalls(options.sandboxUrl);
  const calls = withoutCalls(laterCalls, plusCalls(days.calls(), followed.calls()));
  const { violations, ...books } = await checkStored(ctx, { calls, exactCalls: !options.faults });
  const turned: DayCounts = days.counts();
  violations.push(...(await checkDays(ctx, { start, turned, faults: options.faults })));
  const sources = await checkSources(ctx, { isDead: options.faults });
  violations.push(...sources.violations);
  const goals = await checkCampaigns(ctx, campaigns);
  violations.push(...goals.violations);
  const starts = await checkFollows(ctx);
  violations.push(...starts.violations);
  const fired = await checkAlerts(ctx);
  violations.push(...fired.violations);
  const cost = await checkCost(ctx, [accountCalls, trackingCalls, laterCalls]);
  violations.push(...cost.violations);
  return {
    videos: options.videos,
    hours: options.hours,
    faults: options.faults,
    dense: options.dense,
    workers: options.workers,
    latency: options.latency ?? null,
    trackings: tracked.length,
    ...books,
    days: turned,
    switched: sources.switched,
    campaigns: goals.campaigns,
    goalsReached: goals.reached,
    follows: starts.follows,
    followsStarted: starts.started,
    alerts: fired.alerts,
    alertsFired: fired.fired,
    spent: cost.spent,
    calls: { tracking: trackingCalls, collection: calls, days: days.calls() },
    seconds: { all: (performance.now() - begun) / 1000, collection: seconds, days: days.seconds() },
    snapshotsPerSecond: Math.round((books.snapshots - tracked.length) / seconds),
    violations,
  };
}

/** They were created about a month ago, so that each one's credits renew at a different hour of the simulation. */
async function makeOrganizations(ctx: TurnableContext, { videos, hours }: Simulation): Promise<OrganizationContext[]> {
  const owners: OrganizationContext[] = [];
  const start = ctx.now();
  for (let index = 0; index < ORGANIZATIONS; index++) {
    ctx.turnTo(anchorOf(start, ((index + 0.5) / ORGANIZATIONS) * hours));
    const made = await createOrganization(ctx, { name: `Simulated ${index}`, plan: "pro" });
    const organization = { ...(await setPlan(ctx, made.id, "enterprise")), maxConcurrentVideos: videos * 2 };
    const share = (videos * 1.5 * hours * 0.015) / ORGANIZATIONS;
    // Tracking requires the whole cost up front. The last organization can just afford it and then runs out of money.
    const usd = index === ORGANIZATIONS - 1 ? Math.max(11, share / 3) : Math.max(50, share * 20);
    await topUp(ctx, { organizationId: organization.id, amount: fromUsd(Math.ceil(usd)), idempotencyKey: "start" });
    owners.push({ ...ctx, organization, actor: { type: "system" } });
  }
  ctx.turnTo(start);
  return owners;
}

interface Tracked {
  owner: OrganizationContext;
  id: string;
}

async function trackAll(ctx: TurnableContext, owners: OrganizationContext[], options: Simulation): Promise<Tracked[]> {
  const tracked: Tracked[] = [];
  const days = Math.min(30, Math.max(1, Math.ceil(options.hours / 24)));
  for (let index = 0; index < options.videos; index++) {
    const platform = PLATFORMS[index % PLATFORMS.length] ?? "youtube";
    const published = new Date(ctx.now().getTime() - ((index * 7) % 48) * HOUR_MS);
    const id =
      platform === "instagram"
        ? listedPost(index, ctx.now(), options.dense ? DENSE_SLOT : null)
        : mintVideo(options, platform, published, index);
    const link = canonicalVideoUrl(platform, id);
    const duration = 1 + ((days - 1 + index) % days);
    const first = index % owners.length;
    for (const place of index % SHARED_EVERY === 0 ? [first, (first + 1) % owners.length] : [first]) {
      const owner = owners[place];
      if (!owner) continue;
      const request = ParsedTrackRequest.parse({ video_link: link, duration_days: duration });
      const { id: publicId } = await trackVideo(owner, request).catch((error: unknown) => {
        // The organization with little money can start only as many trackings as it can pay for.
        if (error instanceof AppError && error.refusal.code === "insufficient_balance") return { id: "" };
        throw error;
      });
      if (publicId) tracked.push({ owner, id: publicId });
    }
  }
  return tracked;
}

/** @returns in a dense simulation, an ID that falls into the one slot */
function mintVideo({ seed, dense }: Simulation, platform: Platform, published: Date, index: number): string {
  for (let attempt = 0; ; attempt++) {
    const id = mintId(platform, published, `simulation:${seed}:${index}${attempt > 0 ? `:${attempt}` : ""}`);
    if (!dense || slotOf(platform, id) === DENSE_SLOT) return id;
  }
}

async function advanceHours(
  ctx: TurnableContext,
  owners: OrganizationContext[],
  tracked: Tracked[],
  options: Simulation & { work: ReplayOptions["work"] },
): Promise<void> {
  const end = new Date(ctx.now().getTime() + options.hours * HOUR_MS);
  const half = new Date(ctx.now().getTime() + (options.hours * HOUR_MS) / 2);
  if (options.faults) await killSource(options.sandboxUrl, half);
  const bar = options.json
    ? null
    : new SingleBar({ format: "{bar} {percentage}% | hour {value}/{total} | {eta_formatted} left" });
  bar?.start(options.hours, 0);
  const tick = () => bar?.increment();
  const { work, workers } = options;
  await replay(ctx, half, { work, workers, onHour: tick });
  const poor = owners.at(-1);
  if (poor)
    await topUp(ctx, { organizationId: poor.organization.id, amount: fromUsd(1000), idempotencyKey: "half time" });
  for (const [index, { owner, id }] of tracked.entries())
    if (index % STOPPED_EVERY === STOPPED_EVERY - 1) await stopVideo(owner, { id });
  await replay(ctx, end, { work, workers, onHour: tick });
  bar?.update(options.hours);
  bar?.stop();
}
