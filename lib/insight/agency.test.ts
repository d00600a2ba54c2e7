import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { accounts, alertFirings, followPosts, follows, ledgerEntries, members, outbox, trackings } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import type { Context } from "@/lib/core/context";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { createAlert } from "@/lib/insight/alerts/create";
import { evaluateWork } from "@/lib/insight/alerts/evaluate-work";
import { sendDigests } from "@/lib/insight/alerts/send-digests";
import { sweepAlerts } from "@/lib/insight/alerts/sweep";
import { createCampaign } from "@/lib/insight/campaigns/create";
import { getCampaign } from "@/lib/insight/campaigns/get";
import { followAccount, logOf, runFollows } from "@/lib/insight/follows/fixtures";
import { createReport } from "@/lib/insight/reports/create";
import { tokenOf } from "@/lib/insight/reports/fixtures";
import { openReport } from "@/lib/insight/reports/open";
import { readView } from "@/lib/insight/reports/read-view";
import { replay } from "@/lib/tracking/collection/replay";
import { freshAccount } from "@/test/channels";
import { createTestOrganization, testContext } from "@/test/context";
import { insertMember } from "@/test/members";

/** A Monday, early in a UTC month, so that the two weeks have one monthly ceiling. */
const START = new Date("2026-03-09T00:05:00Z");
const PRICE = 15_000n;
/** Pays for five posts, each tracked for a day. */
const CEILING_USD = 1.8;

test("an agency's two weeks add up: campaign, follows, alerts, digest and a shared report", {
  timeout: 600_000,
}, async () => {
  const clock = testContext(START);
  const owner = await createTestOrganization(clock, { plan: "enterprise", balanceUsd: 200 });
  const { id: memberId, email } = await insertMember(owner, { isConfirmed: true });
  await clock.db.update(members).set({ digest: "weekly" }).where(eq(members.userId, memberId));
  const campaign = await createCampaign(owner, {
    name: "Spring",
    starts_at: START.toISOString(),
    ends_at: new Date(START.getTime() + 14 * DAY_MS).toISOString(),
    goal_metric: "views",
    goal_value: 1_000_000_000,
  });
  const terms = { campaign: campaign.id, back_posts: 2, max_per_day: 2, monthly_ceiling_usd: CEILING_USD };
  const followed = [];
  for (const platform of ["tiktok", "youtube", "twitter"] as const)
    followed.push(await followAccount(owner, platform, freshAccount(platform), terms));
  const alert = { channels: [{ type: "email" as const, to: [email] }], cooldown_hours: 0, status: "active" as const };
  await createAlert(owner, { ...alert, name: "Ten thousand", condition: { type: "views", value: 10_000 } });
  await createAlert(owner, { ...alert, name: "Money", condition: { type: "balance", below_usd: 199 } });
  const shared = await createReport(owner, { title: "Spring", of: "campaign", ids: [campaign.id], shows_money: true });

  const work = async (turned: Context) => {
    await evaluateWork(turned);
    // Often enough for what they look at, and for digests at eight.
    if (turned.now().getUTCHours() % 4 !== 0) return;
    await runFollows(turned);
    await sweepAlerts(turned);
    await sendDigests(turned);
  };
  await work(clock);
  const turnable = { ...clock, turnTo: clock.clock.set };
  await replay(turnable, new Date(START.getTime() + 15 * DAY_MS), { work });

  // Each post has an outcome; what started is ordinary trackings of the campaign, within the ceilings.
  const rows = await clock.db.select().from(trackings).where(eq(trackings.organizationId, owner.organization.id));
  let started = 0;
  for (const follow of followed) {
    const log = await logOf(owner, follow);
    const own = log.filter(({ outcome }) => outcome === "started");
    const others = new Set(log.filter(({ outcome }) => outcome !== "started").map(({ outcome }) => outcome));
    const committed = own.reduce((sum, post) => sum + (post.committed ?? 0n), 0n);
    expect(own.length).toBeGreaterThan(0);
    expect(toUsd(committed)).toBeLessThanOrEqual(CEILING_USD);
    expect([...others].every((outcome) => outcome !== null)).toBe(true);
    started += own.length;
  }
  expect(rows).toHaveLength(started);
  const reasons = await clock.db
    .selectDistinct({ outcome: followPosts.outcome })
    .from(followPosts)
    .innerJoin(follows, eq(follows.id, followPosts.followId))
    .where(eq(follows.organizationId, owner.organization.id));
  expect(reasons.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(["started", "too_old", "ceiling"]));

  // What was charged is the snapshots times their price, in the ledger, the account and the campaign alike.
  const entries = await clock.db
    .select()
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.organizationId, owner.organization.id), eq(ledgerEntries.unit, "usd_micros")));
  const usage = entries.filter(({ kind }) => kind === "usage").reduce((sum, { amount }) => sum - amount, 0n);
  const [account] = await clock.db.select().from(accounts).where(eq(accounts.organizationId, owner.organization.id));
  const charged = usage + (account?.uncharged ?? 0n);
  const { progress } = await getCampaign(owner, { id: campaign.id });
  expect(progress.videos).toBe(started);
  expect(progress.tracking_cost_usd).toBe(toUsd(charged));
  expect(charged % PRICE).toBe(0n);
  expect(account?.balance).toBe(entries.reduce((sum, { amount }) => sum + amount, 0n));

  // One email per firing, and a digest each Monday at eight.
  const mails = (await clock.db.select().from(outbox)).map(
    ({ payload }) => payload as { template: string; data: object },
  );
  const firings = await clock.db
    .select()
    .from(alertFirings)
    .where(eq(alertFirings.organizationId, owner.organization.id));
  expect(firings.filter(({ alertName }) => alertName === "Money")).toHaveLength(1);
  expect(mails.filter(({ template }) => template === "alert_triggered")).toHaveLength(firings.length);
  const digests = mails.filter(({ template }) => template === "digest");
  expect(digests).toHaveLength(3);

  // The shared page shows the campaign as its owners see it.
  const open = await openReport(clock, tokenOf(shared));
  if (!open) throw new Error("the link opened nothing");
  const { totals } = await readView(open);
  expect(totals).toMatchObject({
    videos: started,
    views: progress.views,
    engagements: progress.engagements,
    spend_usd: progress.spend_usd,
  });
});
