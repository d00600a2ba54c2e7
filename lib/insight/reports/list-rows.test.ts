import { beforeEach, expect, it } from "vitest";
import type { OrganizationContext } from "@/lib/core/context";
import { createCampaign } from "@/lib/insight/campaigns/create";
import { asRole, insertChannel } from "@/lib/insight/campaigns/fixtures";
import { createReport } from "@/lib/insight/reports/create";
import { fillReports } from "@/lib/insight/reports/fixtures";
import { listReportRecipients, listReportRows } from "@/lib/insight/reports/list-rows";
import { updateReport } from "@/lib/insight/reports/update";
import { removeCampaign } from "@/lib/tracking/campaigns/remove";
import { createLabel } from "@/lib/tracking/labels/create";
import { createTestOrganization, testContext } from "@/test/context";
import { insertMember } from "@/test/members";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext();
let owner: OrganizationContext;
beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  owner = await createTestOrganization(ctx);
});

const rows = async () => (await listReportRows(owner, {})).reports;

it("names what each report is about, with its page", async () => {
  const [video = "", other = ""] = await insertVideos(owner, [{ title: "Studio tour" }, {}]);
  const label = await createLabel(owner, { name: "launch" });
  const campaign = await createCampaign(owner, { name: "Autumn" });
  const channel = await insertChannel(owner, "tiktok", "someone");
  const share = (of: "selection" | "label" | "campaign" | "channel" | "video", ids: string[]) =>
    createReport(owner, { title: of, of, ids });
  await share("video", [video]);
  await share("label", [label.id]);
  await share("campaign", [campaign.id]);
  await share("channel", [channel]);
  await share("selection", [video, other]);
  const subjects = new Map((await rows()).map(({ of, subject }) => [of, subject]));
  expect(Object.fromEntries(subjects)).toEqual({
    video: { name: "Studio tour", path: `/videos/${video}`, platform: "youtube" },
    label: { name: "launch", path: null, platform: null },
    campaign: { name: "Autumn", path: `/campaigns/${campaign.id}`, platform: null },
    channel: { name: expect.stringMatching(/^@creator_/), path: `/channels/${channel}`, platform: "tiktok" },
    selection: { name: "2 videos", path: null, platform: null },
  });
  await removeCampaign(owner, { id: campaign.id });
  expect((await rows()).find(({ of }) => of === "campaign")?.subject).toBeNull();
});

it("says whether a link still opens, and lists only the organization's reports", async () => {
  const [video = ""] = await insertVideos(owner, [{}]);
  const share = (over: object = {}) => createReport(owner, { title: "x", of: "video", ids: [video], ...over });
  const { id } = await share();
  await share({ expires_at: "2026-03-11T12:00:00Z" });
  await share();
  await fillReports(await createTestOrganization(ctx), 1);
  await updateReport(owner, { id, status: "revoked" });
  ctx.clock.set(new Date("2026-03-11T12:00:00Z"));
  expect((await rows()).map(({ state }) => state).sort()).toEqual(["active", "expired", "revoked"]);
});

it("lists further pages", async () => {
  await fillReports(owner, 51);
  const first = await listReportRows(owner, {});
  const second = await listReportRows(owner, { cursor: first.next_cursor ?? "" });
  expect([first.reports.length, second.reports.length, second.next_cursor]).toEqual([50, 1, null]);
});

it("offers members with a confirmed address as recipients, to those who may share", async () => {
  const dana = await insertMember(owner);
  await insertMember(owner, { isConfirmed: false });
  await insertMember(await createTestOrganization(ctx));
  const as = { ...asRole(owner, "member"), actor: { type: "user", userId: dana.id, role: "member" } as const };
  expect(await listReportRecipients(as)).toEqual({ members: [{ name: dana.name, email: dana.email, is_you: true }] });
  await expect(listReportRecipients(asRole(owner, "viewer"))).rejects.toMatchObject({ refusal: { code: "forbidden" } });
});
