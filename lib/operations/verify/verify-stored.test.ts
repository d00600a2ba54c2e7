import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { accounts, campaigns, connectedAccounts, labels, trackings } from "@/db/schema";
import { seedChannel, seedOwnViews } from "@/lib/channels/channels/fixtures";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newPublicId } from "@/lib/core/public-id";
import { setCampaignVideos } from "@/lib/insight/campaigns/set-videos";
import { cancelTracking } from "@/lib/operations/admin/cancel-tracking";
import { verifyStored } from "@/lib/operations/verify/verify-stored";
import { resumeOrganization } from "@/lib/people/organizations/resume";
import { suspendOrganization } from "@/lib/people/organizations/suspend";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { setCampaign } from "@/lib/tracking/campaigns/assign";
import { createNamedCampaign } from "@/lib/tracking/campaigns/create-named";
import { removeCampaign } from "@/lib/tracking/campaigns/remove";
import { claimDue } from "@/lib/tracking/collection/claim";
import { collectBatch } from "@/lib/tracking/collection/collect";
import { completeDue } from "@/lib/tracking/collection/complete";
import { topUp } from "@/lib/tracking/funding/top-up";
import { assignLabels } from "@/lib/tracking/labels/assign";
import { createLabel } from "@/lib/tracking/labels/create";
import { removeLabel } from "@/lib/tracking/labels/remove";
import type { AssignLabelsRequest } from "@/lib/tracking/labels/schemas";
import { seedTracked } from "@/lib/tracking/snapshots/fixtures";
import { extendVideo } from "@/lib/tracking/videos/extend";
import { stopVideo } from "@/lib/tracking/videos/stop";
import { stopVideos } from "@/lib/tracking/videos/stop-many";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { createMember } from "@/test/members";
import { clearFaults, injectFault } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

const ACTS = [
  ...(["track", "stop", "extend", "cancel", "stopAll", "suspend", "resume", "topUp"] as const),
  ...(["collect", "complete", "lose", "find"] as const),
  ...(["label", "unlabel", "dropLabel", "place", "move", "displace", "dropCampaign"] as const),
];
interface Act {
  do: (typeof ACTS)[number];
  /** A video to track, or one of the organization's trackings. */
  nth: number;
}

const nth = fc.integer({ min: 0, max: 5 });
const act: fc.Arbitrary<Act> = fc.record({
  do: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("track" as const, "collect" as const) },
    { weight: 1, arbitrary: fc.constantFrom("resume" as const, "find" as const) },
    { weight: 4, arbitrary: fc.constantFrom(...ACTS) },
  ),
  nth,
});
const history = fc.array(
  fc.record({ minutes: fc.integer({ min: 1, max: 400 }), acts: fc.array(act, { minLength: 1, maxLength: 3 }) }),
  { minLength: 4, maxLength: 16 },
);

afterEach(clearFaults);

let run = 0;

async function play(steps: { minutes: number; acts: Act[] }[]): Promise<void> {
  run += 1;
  await clearFaults();
  // Runs share a database and its claimed slots, so each has its own period.
  const start = new Date(Date.UTC(2024, 0, 1) + run * 20 * 86_400_000);
  const ctx = testContext(start);
  const owner = await createTestOrganization(ctx, { balanceUsd: 1 });
  const organizationId = owner.organization.id;
  const admin = (await createMember(ctx, { isAdmin: true })).ctx;
  const link = (video: number) =>
    canonicalVideoUrl("youtube", mintId("youtube", new Date(start.getTime() - 3_600_000), `verify:${run}:${video}`));
  const own = () =>
    ctx.db.select().from(trackings).where(eq(trackings.organizationId, organizationId)).orderBy(trackings.id);
  const nthOf = async (index: number) => (await own())[index] ?? { publicId: "none", durationDays: 1 };
  const assign = (change: Partial<AssignLabelsRequest>) =>
    assignLabels(owner, { videos: [], add: [], remove: [], ...change });
  // A few names: some acts name one that was deleted.
  const labelAt = async (nth: number) => (await ensureNames()).labels[nth % 2] ?? "none";
  const campaignAt = async (nth: number) => (await ensureNames()).campaigns[nth % 2] ?? "none";
  const names = { labels: [] as string[], campaigns: [] as string[] };
  const ensureNames = async () => {
    while (names.labels.length < 2) names.labels.push((await createLabel(owner, { name: newPublicId() })).id);
    while (names.campaigns.length < 2)
      names.campaigns.push((await createNamedCampaign(owner, { name: newPublicId() })).id);
    return names;
  };
  const acts: Record<Act["do"], (nth: number) => Promise<unknown>> = {
    track: (nth) => trackVideo(owner, { video_link: link(nth), duration_days: 1 }),
    stop: async (nth) => stopVideo(owner, { id: (await nthOf(nth)).publicId }),
    extend: async (nth) => {
      const { publicId, durationDays } = await nthOf(nth);
      await extendVideo(owner, { id: publicId, days: 1, duration_days: durationDays });
    },
    cancel: async (nth) => {
      const { publicId } = await nthOf(nth);
      await cancelTracking(admin, { id: owner.organization.publicId, tracking: publicId, reason: "Test" });
    },
    stopAll: async () => stopVideos(owner, { videos: (await own()).map(({ publicId }) => publicId) }),
    suspend: () => suspendOrganization(admin, { organizationId, reason: "Test" }),
    resume: () => resumeOrganization(admin, { organizationId }),
    topUp: () => topUp(ctx, { organizationId, amount: 10_000_000n, idempotencyKey: "once" }),
    collect: async () => {
      for (const { id } of await claimDue(ctx)) await collectBatch(ctx, id);
    },
    complete: () => completeDue(ctx),
    label: async (nth) => assign({ videos: [(await nthOf(nth)).publicId], add: [await labelAt(nth)] }),
    unlabel: async (nth) =>
      assign({ videos: (await own()).map(({ publicId }) => publicId), remove: [await labelAt(nth)] }),
    dropLabel: async (nth) => removeLabel(owner, { id: await labelAt(nth) }),
    place: async (nth) =>
      setCampaign(owner, { videos: [(await nthOf(nth)).publicId], campaign: await campaignAt(nth) }),
    move: async (nth) => {
      const add = (await own()).slice(nth).map(({ publicId }) => publicId);
      await setCampaignVideos(owner, { id: await campaignAt(nth), add });
    },
    displace: async (nth) => setCampaign(owner, { videos: [(await nthOf(nth)).publicId], campaign: null }),
    dropCampaign: async (nth) => removeCampaign(owner, { id: await campaignAt(nth) }),
    lose: () => injectFault({ platform: "youtube", fault: "absent" }),
    find: clearFaults,
  };
  const perform = (one: Act): Promise<unknown> => acts[one.do](one.nth);
  for (const { minutes, acts: atOnce } of steps) {
    ctx.clock.advance(minutes * 60_000);
    for (const result of await Promise.allSettled(atOnce.map(perform)))
      if (result.status === "rejected" && !(result.reason instanceof AppError)) throw result.reason;
    expect(await verifyStored(ctx)).toEqual([]);
  }
}

test("every kept sum equals its rows after every step of any history", { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(history, (steps) => play(steps)),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 25) },
  );
});

test("a sum that differs from its rows is reported", async () => {
  const ctx = testContext();
  const owner: OrganizationContext = await createTestOrganization(ctx);
  await seedTracked(owner);
  await seedOwnViews(owner, await seedChannel(ctx, { platform: "youtube" }), { views: 10, engagedViews: 5 });
  const own = eq(accounts.organizationId, owner.organization.id);
  expect(await verifyStored(ctx)).toEqual([]);
  await ctx.db
    .update(accounts)
    .set({ monitoring: 2, hoursLeft: sql`${accounts.hoursLeft} - 1` })
    .where(own);
  await ctx.db.execute(sql`
    insert into tracking_weeks (organization_id, week, tracking_id, tuesday)
    values (${owner.organization.id}, '2026-03-09', 1, 5)`);
  await ctx.db.execute(sql`
    insert into tracked_creators (organization_id, platform, creator_id, trackings, last_at)
    values (${owner.organization.id}, 'tiktok', '42', 3, now())`);
  await ctx.db.execute(sql`
    insert into ending_hours (organization_id, hour, trackings)
    values (${owner.organization.id}, '2026-03-10T12:00Z', 2)`);
  const label = await createLabel(owner, { name: "Label" });
  const campaign = await createNamedCampaign(owner, { name: "Campaign" });
  await ctx.db.update(labels).set({ videos: 4 }).where(eq(labels.publicId, label.id));
  await ctx.db.update(campaigns).set({ videos: 7 }).where(eq(campaigns.publicId, campaign.id));
  const [account] = await ctx.db.update(connectedAccounts).set({ qualityGrade: 49 }).returning();
  const organization = owner.organization.publicId;
  expect(await verifyStored(ctx)).toEqual([
    { organization, what: "hours_left", kept: "719", counted: "720" },
    { organization, what: "monitoring", kept: "2", counted: "1" },
    { organization, what: "tracking_weeks 2026-03-10", kept: "5", counted: "0" },
    { organization, what: "tracked_creators tiktok 42", kept: "3", counted: "0" },
    { organization, what: "ending_hours 2026-03-10 12:00", kept: "2", counted: "nothing" },
    { organization, what: `videos of label ${label.id}`, kept: "4", counted: "0" },
    { organization, what: `videos of campaign ${campaign.id}`, kept: "7", counted: "0" },
    { organization, what: `quality_grade of connected account ${account?.publicId}`, kept: "49", counted: "50" },
  ]);
  await ctx.db.delete(connectedAccounts);
  await ctx.db.delete(labels).where(eq(labels.publicId, label.id));
  await ctx.db.delete(campaigns).where(eq(campaigns.publicId, campaign.id));
  await ctx.db.execute(sql`delete from ending_hours where hour = '2026-03-10T12:00Z'`);
  await ctx.db.execute(sql`delete from tracked_creators where organization_id = ${owner.organization.id}`);
  await ctx.db.execute(sql`delete from tracking_weeks where organization_id = ${owner.organization.id}`);
});
