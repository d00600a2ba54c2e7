import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { auditEntries, members, organizations, outbox, reportLinks, reports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";
import { createCampaign } from "@/lib/insight/campaigns/create";
import { setCampaignVideos } from "@/lib/insight/campaigns/set-videos";
import { updateCampaign } from "@/lib/insight/campaigns/update";
import { createReport } from "@/lib/insight/reports/create";
import { getReport } from "@/lib/insight/reports/get";
import { openReport } from "@/lib/insight/reports/open";
import { MAILED_LINK_DAYS } from "@/lib/insight/reports/report-rules";
import { sendReports } from "@/lib/insight/reports/send";
import { findMailedReport, unsubscribeFromReport } from "@/lib/insight/reports/unsubscribe";
import { updateReport } from "@/lib/insight/reports/update";
import { ReportMail } from "@/lib/outbound/mail/report-templates";
import { removeCampaign } from "@/lib/tracking/campaigns/remove";
import { seedHistories, seedTracking, seedVideo } from "@/lib/tracking/snapshots/fixtures";
import { createTestOrganization, testContext } from "@/test/context";
import { insertMember } from "@/test/members";

const WEEK_MS = 7 * DAY_MS;
const ctx = testContext();
let owner: OrganizationContext;
let video: string;
beforeEach(async () => {
  // A Tuesday.
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  await ctx.db.delete(outbox);
  await ctx.db.update(reports).set({ nextSendAt: null });
  owner = await createTestOrganization(ctx, { name: "Acme" });
  const row = await seedVideo(ctx, { platform: "tiktok", title: "A video" });
  const tracking = await seedTracking(owner, row, { startedAt: ctx.now(), cost: 5_000_000n });
  await seedHistories(ctx, new Map([[tracking.id, [{ hour: 0, takenAt: ctx.now(), views: 1_200, likes: 60 }]]]));
  video = tracking.publicId;
});

const share = (over: object = {}) =>
  createReport(owner, { title: "Launch", of: "video", ids: [video], schedule: "weekly", ...over });
const Sent = z.object({ to: z.string(), template: z.literal("report"), data: ReportMail });
const mails = async () =>
  (await ctx.db.select().from(outbox).orderBy(asc(outbox.id))).map(({ payload }) => Sent.parse(payload));
const sentNow = async () => (await sendReports(ctx)).sent;
const tokenIn = (url: string) => url.split("/r/")[1]?.split("/")[0] ?? "";

describe("a weekly report", () => {
  it("goes to each recipient once a week, with its figures and a link of their own", async () => {
    const [dana, kim] = [await insertMember(owner), await insertMember(owner)];
    const { id } = await share({ recipients: [dana.email, kim.email.toUpperCase()] });
    expect(await sentNow()).toBe(0);
    ctx.clock.set(new Date("2026-03-16T08:00:00Z"));
    expect(await sendReports(ctx)).toEqual({ sent: 2, failed: 0, after: null });
    expect(await sentNow()).toBe(0);
    const written = await mails();
    expect(written.map(({ to }) => to).sort()).toEqual([dana.email, kim.email].sort());
    expect(written[0]?.data).toMatchObject({ name: "Dana Walker", organization: "Acme", title: "Launch" });
    expect(written[0]?.data.facts).toEqual([
      ["Videos", "1"],
      ["Views", "1,200"],
      ["Engagements", "60"],
      ["Engagement rate", "5.00%"],
      ["As of", "Mar 10, 2026, 12:00 UTC"],
    ]);
    const links = written.map(({ data }) => tokenIn(data.url));
    expect(new Set(links).size).toBe(2);
    for (const token of links) expect((await openReport(ctx, token))?.report.publicId).toBe(id);
    expect(await getReport(owner, { id })).toMatchObject({
      next_send_at: "2026-03-23T08:00:00.000Z",
      last_sent_at: "2026-03-16T08:00:00.000Z",
    });
    ctx.clock.advance(WEEK_MS);
    expect(await sentNow()).toBe(2);
  });

  it("shows the organization's logo by its own link, unless a password guards it", async () => {
    const logo = async (over: object) => {
      await ctx.db.delete(outbox);
      await share({ recipients: [(await insertMember(owner)).email], ...over });
      ctx.clock.advance(WEEK_MS);
      await sendReports(ctx);
      return (await mails()).at(-1)?.data;
    };
    expect((await logo({}))?.logo_url).toBeUndefined();
    await ctx.db.update(organizations).set({ logoAt: ctx.now() }).where(eq(organizations.id, owner.organization.id));
    const data = await logo({});
    expect(data?.logo_url).toBe(`${data?.url}/logo`);
    expect((await logo({ password: "autumn-2026" }))?.logo_url).toBeUndefined();
  });

  it("is sent once after weeks without the job, and once by parallel runs", async () => {
    await share({ recipients: [(await insertMember(owner)).email] });
    ctx.clock.advance(4 * WEEK_MS);
    const runs = await Promise.all([1, 2, 3].map(() => sendReports(ctx)));
    expect(runs.map(({ failed }) => failed)).toEqual([0, 0, 0]);
    expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(1);
    expect(await sentNow()).toBe(0);
    expect(await mails()).toHaveLength(1);
  });

  it("is written whole or not at all: what failed is due again", async () => {
    const { id } = await share({ recipients: [(await insertMember(owner)).email] });
    await share({ recipients: [(await insertMember(owner)).email] });
    // As a crash in the middle of its transaction.
    await ctx.db
      .update(reports)
      .set({ title: "x".repeat(10), ids: [] })
      .where(eq(reports.publicId, id));
    await ctx.db.execute(`create function refuse_mail() returns trigger language plpgsql as $$ begin
      if new.payload->'data'->>'title' = 'xxxxxxxxxx' then raise exception 'power lost'; end if; return new; end $$`);
    await ctx.db.execute("create trigger refuse before insert on outbox for each row execute function refuse_mail()");
    ctx.clock.advance(WEEK_MS);
    try {
      expect(await sendReports(ctx)).toEqual({ sent: 1, failed: 1, after: null });
    } finally {
      await ctx.db.execute("drop trigger refuse on outbox");
      await ctx.db.execute("drop function refuse_mail()");
    }
    expect(await mails()).toHaveLength(1);
    expect(await sendReports(ctx)).toEqual({ sent: 1, failed: 0, after: null });
    expect(await mails()).toHaveLength(2);
  });

  it("isn't sent when it is revoked, expired or unscheduled, or its organization is suspended", async () => {
    const recipients = [(await insertMember(owner)).email];
    const revoked = await share({ recipients });
    await updateReport(owner, { id: revoked.id, status: "revoked" });
    const unscheduled = await share({ recipients });
    await updateReport(owner, { id: unscheduled.id, schedule: null });
    const expired = await share({ recipients, expires_at: "2026-03-12T00:00:00Z" });
    ctx.clock.advance(WEEK_MS);
    expect(await sentNow()).toBe(0);
    // An expiry that is moved later starts it again.
    await updateReport(owner, { id: expired.id, expires_at: null });
    ctx.clock.advance(WEEK_MS);
    const { id } = owner.organization;
    await ctx.db.update(organizations).set({ suspendedAt: ctx.now() }).where(eq(organizations.id, id));
    expect(await sentNow()).toBe(0);
    await ctx.db.update(organizations).set({ suspendedAt: null }).where(eq(organizations.id, id));
    expect(await sentNow()).toBe(1);
  });

  it("shows no money unless the report does, and no figures if it has a password", async () => {
    const recipients = [(await insertMember(owner)).email];
    await share({ recipients, shows_money: true });
    await share({ recipients, password: "autumn-2026" });
    await share({ recipients, sections: ["videos"] });
    ctx.clock.advance(WEEK_MS);
    expect(await sentNow()).toBe(3);
    const [money, guarded, noFigures] = (await mails()).map(({ data }) => data);
    expect(money?.facts).toContainEqual(["Spend", "$5.00"]);
    expect(guarded).toMatchObject({ facts: [], has_password: true });
    expect(noFigures?.facts.map(([name]) => name)).toEqual(["Videos", "As of"]);
  });

  it("goes only to those who are still members, and their links end with the membership and after some weeks", async () => {
    const [dana, kim] = [await insertMember(owner), await insertMember(owner)];
    const { id } = await share({ recipients: [dana.email, kim.email] });
    ctx.clock.advance(WEEK_MS);
    expect(await sentNow()).toBe(2);
    const links = new Map((await mails()).map(({ to, data }) => [to, tokenIn(data.url)]));
    await ctx.db.delete(members).where(eq(members.userId, kim.id));
    expect(await openReport(ctx, links.get(kim.email) ?? "")).toBeNull();
    expect((await getReport(owner, { id })).recipients).toEqual([dana.email]);
    expect(await openReport(ctx, links.get(dana.email) ?? "")).not.toBeNull();
    ctx.clock.advance(WEEK_MS);
    expect(await sentNow()).toBe(1);
    ctx.clock.advance(MAILED_LINK_DAYS * DAY_MS);
    expect(await openReport(ctx, links.get(dana.email) ?? "")).toBeNull();
    expect(await sentNow()).toBe(1);
    // The link that was returned, and the mailed ones of the last two times: older ones are deleted.
    const stored = await ctx.db
      .select({ hash: reportLinks.hash })
      .from(reportLinks)
      .innerJoin(reports, eq(reports.id, reportLinks.reportId))
      .where(eq(reports.publicId, id));
    expect(stored).toHaveLength(3);
    expect(await openReport(ctx, tokenIn((await mails()).at(-1)?.data.url ?? ""))).not.toBeNull();
  });

  it("is read in steps that end in time, and the next one continues", async () => {
    await share({ recipients: [(await insertMember(owner)).email] });
    ctx.clock.advance(WEEK_MS);
    expect(await sendReports(ctx, { maxMs: -1 })).toEqual({ sent: 0, failed: 0, after: 0 });
    expect((await sendReports(ctx, { after: 0 })).sent).toBe(1);
  });
});

describe("a report at the end of its campaign", () => {
  const shareCampaign = async (endsAt: string | null) => {
    const campaign = await createCampaign(owner, { name: "Autumn", ends_at: endsAt });
    await setCampaignVideos(owner, { id: campaign.id, add: [video] });
    const recipients = [(await insertMember(owner)).email];
    const report = await share({ of: "campaign", ids: [campaign.id], schedule: "campaign_end", recipients });
    return { campaign, report };
  };

  it("is sent once, when the campaign has ended", async () => {
    const { report } = await shareCampaign("2026-03-12T00:00:00Z");
    expect(report).toMatchObject({ schedule: "campaign_end", next_send_at: null });
    expect(await sentNow()).toBe(0);
    ctx.clock.set(new Date("2026-03-12T00:00:00Z"));
    expect(await sentNow()).toBe(1);
    expect((await mails())[0]?.data).toMatchObject({ schedule: "campaign_end" });
    ctx.clock.advance(4 * WEEK_MS);
    expect(await sentNow()).toBe(0);
    // Its other terms can still be changed.
    expect(await updateReport(owner, { id: report.id, title: "Final" })).toMatchObject({ title: "Final" });
  });

  it("follows an end that is moved or brought forward, within an hour", async () => {
    const { campaign } = await shareCampaign(null);
    expect(await sentNow()).toBe(0);
    ctx.clock.advance(HOUR_MS / 2);
    await updateCampaign(owner, { id: campaign.id, ends_at: ctx.now().toISOString() });
    ctx.clock.advance(HOUR_MS / 2);
    expect(await sentNow()).toBe(1);
  });

  it("is never sent if the campaign is deleted", async () => {
    const { campaign, report } = await shareCampaign("2026-03-12T00:00:00Z");
    await removeCampaign(owner, { id: campaign.id });
    ctx.clock.advance(WEEK_MS);
    expect(await sendReports(ctx)).toEqual({ sent: 0, failed: 0, after: null });
    const [row] = await ctx.db.select().from(reports).where(eq(reports.publicId, report.id));
    expect(row?.nextSendAt).toBeNull();
  });
});

describe("a schedule", () => {
  const invalidOn = (field: string, message: string) => ({
    refusal: { code: "invalid_request", details: [{ field, message }] },
  });

  it("needs recipients who are members, a live report, and for a campaign's end one that runs", async () => {
    const { email } = await insertMember(owner);
    const stranger = await insertMember(await createTestOrganization(ctx));
    const unconfirmed = await insertMember(owner, { isConfirmed: false });
    const recipients = [email];
    const ended = await createCampaign(owner, { name: "Past", ends_at: "2026-03-09T00:00:00Z" });
    const NO_MEMBER = "No member has this address, or it isn't confirmed";
    const refused = (over: object, field: string, message: string) =>
      expect(share(over)).rejects.toMatchObject(invalidOn(field, message));
    await refused({}, "recipients", "Must contain the address of a member");
    await refused({ recipients: [email, stranger.email] }, "recipients.1", NO_MEMBER);
    await refused({ recipients: [unconfirmed.email] }, "recipients.0", NO_MEMBER);
    await refused({ recipients, mode: "frozen" }, "schedule", "Only allowed if mode is live");
    await refused(
      { recipients, schedule: "campaign_end" },
      "schedule",
      "campaign_end is only allowed if of is campaign",
    );
    await refused(
      { recipients, schedule: "campaign_end", of: "campaign", ids: [ended.id] },
      "schedule",
      "The campaign has already ended. Choose another schedule",
    );
  });

  it("isn't moved by other changes, and can't lose its recipients", async () => {
    const { email } = await insertMember(owner);
    const { id } = await share({ recipients: [email] });
    ctx.clock.set(new Date("2026-03-16T09:00:00Z"));
    await updateReport(owner, { id, title: "Renamed", schedule: "weekly" });
    expect(await sentNow()).toBe(1);
    await expect(updateReport(owner, { id, recipients: [] })).rejects.toMatchObject(
      invalidOn("recipients", "Must contain the address of a member"),
    );
  });
});

describe("who stops the emails", () => {
  it("gets none any more, and the others still do", async () => {
    const [dana, kim] = [await insertMember(owner), await insertMember(owner)];
    const { id } = await share({ recipients: [dana.email, kim.email] });
    ctx.clock.advance(WEEK_MS);
    await sentNow();
    const token = tokenIn((await mails()).find(({ to }) => to === dana.email)?.data.stop_url ?? "");
    const about = { title: "Launch", organization: "Acme", email: dana.email };
    expect(await findMailedReport(ctx, token)).toEqual({ ...about, isSent: true });
    expect(await unsubscribeFromReport(ctx, token)).toEqual({ ...about, isSent: false });
    expect(await unsubscribeFromReport(ctx, token)).toEqual({ ...about, isSent: false });
    expect(await findMailedReport(ctx, token)).toEqual({ ...about, isSent: false });
    expect(await getReport(owner, { id })).toMatchObject({ schedule: "weekly", recipients: [kim.email] });
    const acts = await ctx.db.select().from(auditEntries).where(eq(auditEntries.organizationId, owner.organization.id));
    expect(acts.filter(({ action }) => action === "report.unsubscribe")).toHaveLength(1);
    ctx.clock.advance(WEEK_MS);
    expect(await sentNow()).toBe(1);
  });

  it("ends the schedule if no one is left, and can do so after the report is revoked or has expired", async () => {
    const { id } = await share({ recipients: [(await insertMember(owner)).email] });
    ctx.clock.advance(WEEK_MS);
    await sentNow();
    const token = tokenIn((await mails())[0]?.data.stop_url ?? "");
    await updateReport(owner, { id, expires_at: "2026-03-18T00:00:00Z" });
    ctx.clock.advance(WEEK_MS);
    expect(await unsubscribeFromReport(ctx, token)).not.toBeNull();
    expect(await getReport(owner, { id })).toMatchObject({ schedule: null, recipients: [], next_send_at: null });
  });

  it("needs the link of an email: the one that was shared stops nothing", async () => {
    const { url } = await share({ recipients: [(await insertMember(owner)).email] });
    for (const token of [tokenIn(url), "A".repeat(22), ""]) {
      expect(await findMailedReport(ctx, token)).toBeNull();
      expect(await unsubscribeFromReport(ctx, token)).toBeNull();
    }
  });
});
