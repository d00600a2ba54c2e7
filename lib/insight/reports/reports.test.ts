import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntries, organizations, reportLinks, reports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { KeyRole } from "@/lib/core/key-role-schemas";
import { hasRight } from "@/lib/core/rights";
import { createCampaign } from "@/lib/insight/campaigns/create";
import { asKey, asRole, insertChannel } from "@/lib/insight/campaigns/fixtures";
import { createReport } from "@/lib/insight/reports/create";
import { fillReports, tokenOf } from "@/lib/insight/reports/fixtures";
import { getReport } from "@/lib/insight/reports/get";
import { listReports } from "@/lib/insight/reports/list";
import { openReport } from "@/lib/insight/reports/open";
import { removeReport } from "@/lib/insight/reports/remove";
import { MAX_REPORTS } from "@/lib/insight/reports/report-rules";
import { CreateReportRequest, UpdateReportRequest } from "@/lib/insight/reports/schemas";
import { updateReport } from "@/lib/insight/reports/update";
import { createLabel } from "@/lib/tracking/labels/create";
import { createTestOrganization, testContext } from "@/test/context";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext();
let owner: OrganizationContext;
beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  owner = await createTestOrganization(ctx);
});

const refusal = (code: string, message?: string) => ({ refusal: { code, ...(message && { message }) } });
const invalidOn = (field: string, message: string) => ({
  refusal: { code: "invalid_request", details: [{ field, message }] },
});
const ofVideo = async (over: object = {}) => {
  const [id = ""] = await insertVideos(owner, [{ views: 10 }]);
  return createReport(owner, { title: "A report", of: "video", ids: [id], ...over });
};

describe("a new report", () => {
  it("has a link that no other answer repeats, and no copy of it is stored", async () => {
    const { url, ...report } = await ofVideo({ password: "autumn-2026" });
    expect(tokenOf({ url })).toMatch(/^[\w-]{22}$/);
    expect(report).toMatchObject({
      mode: "live",
      at: null,
      has_password: true,
      shows_money: false,
      status: "active",
      views: 0,
      sections: ["figures", "chart", "videos", "leaderboard"],
    });
    expect(await getReport(owner, { id: report.id })).toEqual(report);
    const [row] = await ctx.db.select().from(reports).where(eq(reports.publicId, report.id));
    const links = await ctx.db
      .select()
      .from(reportLinks)
      .where(eq(reportLinks.reportId, row?.id ?? 0));
    const audit = await ctx.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.organizationId, owner.organization.id));
    const stored = JSON.stringify([row, links, audit]);
    expect(stored).not.toContain(tokenOf({ url }));
    expect(stored).not.toContain("autumn-2026");
    expect(row?.passwordHash).toMatch(/^\$argon2id\$/);
  });

  it("can be about a selection, a label, a campaign or a channel of the organization", async () => {
    const videos = await insertVideos(owner, [{}, {}]);
    const label = await createLabel(owner, { name: "launch" });
    const campaign = await createCampaign(owner, { name: "launch" });
    const channel = await insertChannel(owner, "tiktok", "someone");
    for (const [of, ids] of [
      ["selection", videos],
      ["label", [label.id]],
      ["campaign", [campaign.id]],
      ["channel", [channel]],
    ] as const)
      expect(await createReport(owner, { title: of, of, ids: [...ids] })).toMatchObject({ of, ids });
  });

  it("is refused for IDs that are another organization's, unknown, or too many", async () => {
    const stranger = await createTestOrganization(ctx);
    const [own = "", other = ""] = await insertVideos(owner, [{}, {}]);
    const [foreign = ""] = await insertVideos(stranger, [{}]);
    const label = await createLabel(stranger, { name: "theirs" });
    const refused = async (of: "selection" | "video" | "label" | "channel", ids: string[], message: string) =>
      expect(createReport(owner, { title: "x", of, ids })).rejects.toMatchObject(refusal("not_found", message));
    await refused("selection", [own, foreign], "Video not found");
    await refused("label", [label.id], "Label not found");
    await refused("channel", ["never"], "Channel not found");
    await expect(createReport(owner, { title: "x", of: "video", ids: [own, other] })).rejects.toMatchObject(
      invalidOn("ids", "Must contain one ID if of is video"),
    );
  });

  it("is refused for times that don't fit, and beyond the maximum", async () => {
    await expect(ofVideo({ expires_at: "2026-03-10T12:00:00Z" })).rejects.toMatchObject(
      invalidOn("expires_at", "Must be a time in the future"),
    );
    await expect(ofVideo({ at: "2026-03-09T12:00:00Z" })).rejects.toMatchObject(
      invalidOn("at", "Only allowed if mode is frozen"),
    );
    await expect(ofVideo({ mode: "frozen", at: "2026-03-11T12:00:00Z" })).rejects.toMatchObject(
      invalidOn("at", "Must not be in the future"),
    );
    await fillReports(owner, MAX_REPORTS);
    await expect(ofVideo()).rejects.toMatchObject(refusal("conflict"));
  });

  it.each([
    ["password", "short", "Must have 8 to 128 characters, for example autumn-2026"],
    ["sections", ["chart", "chart"], "Must not contain a section twice"],
    ["sections", [], "Must contain a section, for example figures"],
    ["title", " ", "Must be a title of 1 to 100 characters, for example Autumn launch"],
  ])("is refused for %s %j", (field, value, message) => {
    const parsed = CreateReportRequest.safeParse({ title: "x", of: "video", ids: ["a"], [field]: value });
    expect(parsed.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([[field, message]]);
  });
});

describe("a change", () => {
  it("keeps what it leaves out, and writes to the audit log without secrets", async () => {
    const { id } = await ofVideo({ password: "autumn-2026" });
    const changed = await updateReport(owner, { id, title: "Renamed", sections: ["videos"], password: "winter-2026" });
    expect(changed).toMatchObject({ title: "Renamed", sections: ["videos"], has_password: true });
    expect(await updateReport(owner, { id, password: null })).toMatchObject({ title: "Renamed", has_password: false });
    const acts = await ctx.db.select().from(auditEntries).where(eq(auditEntries.organizationId, owner.organization.id));
    expect(acts.map(({ action }) => action).sort()).toEqual(["report.create", "report.update", "report.update"]);
    expect(JSON.stringify(acts)).not.toContain("winter");
  });

  it("revokes for good, and keeps the report listed", async () => {
    const created = await ofVideo();
    const { id } = created;
    expect(await openReport(ctx, tokenOf(created))).not.toBeNull();
    expect(await updateReport(owner, { id, status: "revoked" })).toMatchObject({ status: "revoked" });
    expect(await openReport(ctx, tokenOf(created))).toBeNull();
    expect(await updateReport(owner, { id, status: "revoked" })).toMatchObject({ status: "revoked" });
    for (const change of [{ status: "active" as const }, { title: "Another" }])
      await expect(updateReport(owner, { id, ...change })).rejects.toMatchObject(refusal("conflict"));
    const { reports: listed } = await listReports(owner, { limit: 10 });
    expect(listed.map(({ status }) => status)).toEqual(["revoked"]);
  });

  it("refuses unknown fields of a report", () => {
    expect(UpdateReportRequest.safeParse({ status: "closed" }).success).toBe(false);
  });
});

it("deletes a report with its link", async () => {
  const created = await ofVideo();
  expect(await removeReport(owner, created)).toBeNull();
  expect(await openReport(ctx, tokenOf(created))).toBeNull();
  await expect(getReport(owner, created)).rejects.toMatchObject(refusal("not_found", "Report not found"));
});

it("lists the newest first, in pages that go on where they ended", async () => {
  const ids: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    ctx.clock.advance(1000);
    ids.unshift((await ofVideo()).id);
  }
  const first = await listReports(owner, { limit: 2 });
  const second = await listReports(owner, { limit: 2, cursor: first.next_cursor ?? "" });
  expect([...first.reports, ...second.reports].map(({ id }) => id)).toEqual(ids);
  expect(second.next_cursor).toBeNull();
});

describe("a link", () => {
  it("opens nothing when it is unknown, expired, or its organization is closed or suspended", async () => {
    const created = await ofVideo({ expires_at: "2026-03-10T13:00:00Z" });
    const token = tokenOf(created);
    expect((await openReport(ctx, token))?.report.publicId).toBe(created.id);
    for (const wrong of ["", "x", token.slice(1), `${token}x`, "A".repeat(22)])
      expect(await openReport(ctx, wrong)).toBeNull();
    for (const end of [{ suspendedAt: ctx.now() }, { closedAt: ctx.now() }]) {
      const of = eq(organizations.id, owner.organization.id);
      await ctx.db.update(organizations).set(end).where(of);
      expect(await openReport(ctx, token)).toBeNull();
      await ctx.db.update(organizations).set({ suspendedAt: null, closedAt: null }).where(of);
    }
    ctx.clock.advance(3_600_000);
    expect(await openReport(ctx, token)).toBeNull();
  });
});

describe("rights", () => {
  it("let viewers read, and members write", async () => {
    const { id } = await ofVideo();
    const viewer = asRole(owner, "viewer");
    expect(await getReport(viewer, { id })).toMatchObject({ id });
    for (const denied of [
      createReport(viewer, { title: "x", of: "video", ids: ["a"] }),
      updateReport(viewer, { id, title: "x" }),
      removeReport(viewer, { id }),
    ])
      await expect(denied).rejects.toMatchObject(refusal("forbidden"));
    expect(hasRight(asRole(owner, "member").actor, "reports:write")).toBe(true);
  });

  it("need the key roles", async () => {
    const { id } = await ofVideo();
    const without = asKey(owner, ...KeyRole.exclude(["reports:read", "reports:write"]).options);
    await expect(getReport(without, { id })).rejects.toMatchObject(refusal("forbidden"));
    await expect(removeReport(asKey(owner, "reports:read"), { id })).rejects.toMatchObject(refusal("forbidden"));
    expect(await getReport(asKey(owner, "reports:read"), { id })).toMatchObject({ id });
  });

  it("hide a report from other organizations", async () => {
    const { id } = await ofVideo();
    const stranger = await createTestOrganization(ctx);
    const missing = refusal("not_found", "Report not found");
    await expect(getReport(stranger, { id })).rejects.toMatchObject(missing);
    await expect(updateReport(stranger, { id, status: "revoked" })).rejects.toMatchObject(missing);
    await expect(removeReport(stranger, { id })).rejects.toMatchObject(missing);
    expect((await listReports(stranger, { limit: 10 })).reports).toEqual([]);
  });
});
