import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { accounts, ledgerEntries, members, outbox } from "@/db/schema";
import { renewCredits } from "@/lib/billing/renew-credits";
import { setAutoTopUp } from "@/lib/billing/set-auto-top-up";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";
import { insertAlert } from "@/lib/insight/alerts/fixtures";
import { sendDigests } from "@/lib/insight/alerts/send-digests";
import { sweepAlerts } from "@/lib/insight/alerts/sweep";
import { followAccount, runFollows } from "@/lib/insight/follows/fixtures";
import { createReport } from "@/lib/insight/reports/create";
import { sendReports } from "@/lib/insight/reports/send";
import { closeOrganization } from "@/lib/people/organizations/close";
import { reopenOrganization } from "@/lib/people/organizations/reopen";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { replay } from "@/lib/tracking/collection/replay";
import { bookAutoTopUps } from "@/lib/tracking/funding/auto-top-up";
import { mintId } from "@/sandbox/ids";
import { freshAccount, NOW } from "@/test/channels";
import { testContext } from "@/test/context";
import { createMember } from "@/test/members";
import { countCalls } from "@/test/sandbox";
import { createTeam } from "@/test/teams";
import { trackVideo } from "@/test/track";

const USD = 1_000_000n;

it("nothing runs, costs money or is sent for a closed organization, and everything does again once it is reopened", async () => {
  const base = testContext(NOW);
  const ctx = { ...base, turnTo: base.clock.set };
  const { owner } = await createTeam(ctx, { plan: "enterprise", balanceUsd: 100 });
  const { id: organizationId, name } = owner.ctx.organization;
  const admin = await createMember(ctx, { isAdmin: true });
  const own = eq(ledgerEntries.organizationId, organizationId);

  const link = canonicalVideoUrl("youtube", mintId("youtube", new Date(NOW.getTime() - HOUR_MS), "quiet"));
  const video = await trackVideo(owner.ctx, { video_link: link, duration_days: 30 });
  const terms = { back_posts: 1, max_per_day: null };
  await followAccount(owner.ctx, "tiktok", freshAccount("tiktok"), terms);
  await runFollows(ctx);
  const report = { title: "Weekly", of: "video" as const, ids: [video.id], schedule: "weekly" as const };
  await createReport(owner.ctx, { ...report, recipients: [owner.email] });
  await insertAlert(owner.ctx, { type: "balance", below_usd: 20 });
  await setAutoTopUp(admin.ctx, {
    organizationId,
    rule: { below: 20n * USD, amount: 50n * USD, monthly: 120n * USD },
    reason: "As agreed",
  });
  await ctx.db.update(members).set({ digest: "daily" }).where(eq(members.userId, owner.userId));

  /** How many entries the renewal of credits books for it. The admin's organization has a renewal day, too. */
  const creditEntries = async () => {
    const before = await ctx.db.$count(ledgerEntries, own);
    await renewCredits(ctx);
    return (await ctx.db.$count(ledgerEntries, own)) - before;
  };
  /** What the jobs do in an hour of a morning on which digests and reports are due. */
  const work = async (day: number) => {
    const calls = async () => (await countCalls("youtube")) + (await countCalls("tiktok"));
    const before = await calls();
    const morning = new Date(NOW.getTime() + day * DAY_MS - HOUR_MS);
    ctx.turnTo(morning);
    await runFollows(ctx);
    await replay(ctx, new Date(morning.getTime() + HOUR_MS));
    return {
      calls: (await calls()) - before,
      credits: await creditEntries(),
      alerts: (await sweepAlerts(ctx)).fired,
      topUps: (await bookAutoTopUps(ctx)).booked,
      reports: (await sendReports(ctx)).sent,
      digests: (await sendDigests(ctx)).sent,
    };
  };

  // Its credits are renewed after a month, so while it is closed.
  await work(10);
  // The alert sees the balance above its threshold once.
  await sweepAlerts(ctx);
  await closeOrganization(owner.ctx, { name });
  // Low enough for the alert and the auto top-up.
  await ctx.db
    .update(accounts)
    .set({ balance: 10n * USD })
    .where(eq(accounts.organizationId, organizationId));
  await work(11);
  const entries = await ctx.db.$count(ledgerEntries, own);
  await ctx.db.delete(outbox);
  const nothing = { calls: 0, credits: 0, alerts: 0, topUps: 0, reports: 0, digests: 0 };
  for (const day of [18, 39]) expect(await work(day)).toEqual(nothing);
  // The video was paused until its end date, and not stopped before.
  const templates = (await ctx.db.select().from(outbox)).map(({ payload }) => Object(payload).template);
  expect(new Set(templates)).toEqual(new Set(["tracking_completed"]));
  expect(await ctx.db.$count(ledgerEntries, own)).toBe(entries);

  await reopenOrganization(owner.ctx);
  const again = await work(39.5);
  expect(again).toMatchObject({ alerts: 1, topUps: 1 });
  expect(again.calls).toBeGreaterThan(0);
  expect(again.credits).toBeGreaterThan(0);
  const next = await work(46);
  expect(next).toMatchObject({ reports: 1, digests: 1 });
});
