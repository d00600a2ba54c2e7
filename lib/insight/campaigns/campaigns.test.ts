import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntries, trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { createCampaign } from "@/lib/insight/campaigns/create";
import { asKey, asRole, insertChannel } from "@/lib/insight/campaigns/fixtures";
import { getCampaign } from "@/lib/insight/campaigns/get";
import { listCampaignPage } from "@/lib/insight/campaigns/list";
import { ListCampaignsQuery } from "@/lib/insight/campaigns/schemas";
import { setCampaignVideos } from "@/lib/insight/campaigns/set-videos";
import { updateCampaign } from "@/lib/insight/campaigns/update";
import { removeCampaign } from "@/lib/tracking/campaigns/remove";
import { createTestOrganization, testContext } from "@/test/context";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext();
let owner: OrganizationContext;
beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  owner = await createTestOrganization(ctx);
});

const missing = { refusal: { code: "not_found", message: "Campaign not found" } };
const forbidden = { refusal: { code: "forbidden" } };
const badField = (field: string) => ({ refusal: { code: "invalid_request", details: [{ field }] } });
const acts = async () => {
  const rows = await ctx.db.select().from(auditEntries).where(eq(auditEntries.organizationId, owner.organization.id));
  return rows.filter(({ action }) => action.startsWith("campaign."));
};

const FULL = {
  name: "Autumn launch",
  starts_at: "2026-03-09T00:00:00+01:00",
  ends_at: "2026-03-19T00:00:00Z",
  budget_usd: 5_000,
  goal_metric: "views",
  goal_value: 1_000,
  emv_rates: { tiktok: 12.5, twitter: 3.0001 },
  required: ["#ad", "@brand"],
  brief: "  Show the jacket.\nTwice. ",
} as const;
const request = () => ({ ...FULL, required: [...FULL.required] });

describe("a campaign", () => {
  it("is created with its terms, and read as it was created", async () => {
    const channel = await insertChannel(owner, "tiktok", randomBytes(6).toString("hex"));
    const creators = [{ channel_id: channel, fee_usd: 250.55, rate_usd_per_1000_views: 1.0001 }];
    const made = await createCampaign(owner, { ...request(), creators });
    expect(made).toEqual({
      ...FULL,
      id: made.id,
      starts_at: "2026-03-08T23:00:00.000Z",
      ends_at: "2026-03-19T00:00:00.000Z",
      brief: "Show the jacket.\nTwice.",
      status: "running",
      created_at: "2026-03-10T12:00:00.000Z",
      creators,
      progress: expect.objectContaining({ videos: 0, views: null, spend_usd: 250.55, time_share: 0.1535 }),
    });
    expect(await getCampaign(asRole(owner, "viewer"), { id: made.id })).toEqual(made);
  });

  it("needs no more than a name", async () => {
    const made = await createCampaign(asRole(owner, "member"), { name: "Plain" });
    expect(made).toMatchObject({ starts_at: null, budget_usd: null, emv_rates: {}, required: [], creators: [] });
    expect(made.status).toBe("running");
    expect(made.progress).toMatchObject({ videos: 0, spend_usd: null, goal_share: null, time_share: null });
  });

  it("keeps what a change leaves out, and loses what it sets to null", async () => {
    const { id } = await createCampaign(owner, request());
    expect(await updateCampaign(owner, { id, name: "Spring", brief: null })).toMatchObject({
      ...FULL,
      name: "Spring",
      brief: null,
      starts_at: "2026-03-08T23:00:00.000Z",
      ends_at: "2026-03-19T00:00:00.000Z",
    });
    const bare = await updateCampaign(owner, { id, goal_metric: null, goal_value: null, ends_at: null, required: [] });
    expect(bare).toMatchObject({ goal_metric: null, ends_at: null, required: [], budget_usd: 5_000 });
    await expect(updateCampaign(owner, { id, goal_value: 5 })).rejects.toMatchObject(badField("goal_metric"));
    await expect(updateCampaign(owner, { id, ends_at: "2026-03-01T00:00:00Z" })).rejects.toMatchObject(
      badField("ends_at"),
    );
    await expect(createCampaign(owner, { ...request(), name: "x", goal_value: null })).rejects.toMatchObject(
      badField("goal_value"),
    );
  });

  it("takes channels that exist only", async () => {
    const creators = [{ channel_id: "d15ea3bc-c59a-49da-a6d2-f5e66fd44b71" }];
    await expect(createCampaign(owner, { name: "x", creators })).rejects.toMatchObject(
      badField("creators.0.channel_id"),
    );
    expect((await listCampaignPage(owner, ListCampaignsQuery.parse({}))).campaigns).toEqual([]);
  });

  it("has its changes in the audit log", async () => {
    const { id } = await createCampaign(owner, request());
    const [video = ""] = await insertVideos(owner, [{}]);
    await updateCampaign(owner, { id, budget_usd: 10 });
    await updateCampaign(owner, { id, budget_usd: 10 });
    await setCampaignVideos(owner, { id, add: [video] });
    await setCampaignVideos(owner, { id, add: [video] });
    await removeCampaign(owner, { id });
    expect((await acts()).map(({ action, before, after }) => [action, before, after])).toEqual([
      ["campaign.create", null, null],
      ["campaign.update", { budget_usd: 5_000 }, { budget_usd: 10 }],
      ["campaign.videos", null, { added: 1, removed: 0 }],
      ["campaign.remove", null, null],
    ]);
  });
});

describe("rights", () => {
  it("let members write, and only managers and keys with the role enter budgets, fees and rates", async () => {
    const channel = await insertChannel(owner, "tiktok", randomBytes(6).toString("hex"));
    const paid = [{ channel_id: channel, fee_usd: 100 }];
    const member = asRole(owner, "member");
    await expect(createCampaign(member, { name: "a", budget_usd: 5 })).rejects.toMatchObject(forbidden);
    await expect(createCampaign(member, { name: "a", creators: paid })).rejects.toMatchObject(forbidden);
    expect(await acts()).toEqual([]);
    const { id } = await createCampaign(asRole(owner, "manager"), { name: "a", budget_usd: 5, creators: paid });
    for (const change of [
      { budget_usd: 6 },
      { budget_usd: null },
      { creators: [] },
      { creators: [{ channel_id: channel, fee_usd: 101 }] },
      { creators: [{ channel_id: channel, rate_usd_per_1000_views: 1 }] },
    ])
      await expect(updateCampaign(member, { id, ...change })).rejects.toMatchObject(forbidden);
    // What stays as it is needs no right, and creators without pay are anyone's who may write.
    const other = await insertChannel(owner, "youtube", randomBytes(6).toString("hex"));
    const creators = [{ channel_id: channel }, { channel_id: other }];
    const changed = await updateCampaign(member, { id, budget_usd: 5, brief: "New", creators });
    expect(changed.creators.map(({ fee_usd }) => fee_usd).sort()).toEqual([100, null]);
    const key = asKey(owner, "campaigns:write");
    expect(await updateCampaign(key, { id, budget_usd: 7 })).toMatchObject({ budget_usd: 7 });
  });

  it("let viewers and keys that may only read change nothing", async () => {
    const { id } = await createCampaign(owner, { name: "a" });
    const [video = ""] = await insertVideos(owner, [{}]);
    for (const reader of [asRole(owner, "viewer"), asKey(owner, "campaigns:read", "videos:write")]) {
      await expect(createCampaign(reader, { name: "b" })).rejects.toMatchObject(forbidden);
      await expect(updateCampaign(reader, { id, name: "b" })).rejects.toMatchObject(forbidden);
      await expect(setCampaignVideos(reader, { id, add: [video] })).rejects.toMatchObject(forbidden);
      await expect(removeCampaign(reader, { id })).rejects.toMatchObject(forbidden);
      expect(await getCampaign(reader, { id })).toMatchObject({ name: "a", progress: { videos: 0 } });
    }
    const without = asKey(owner, "videos:read", "campaigns:write");
    await expect(getCampaign(without, { id })).rejects.toMatchObject(forbidden);
    await expect(listCampaignPage(without, ListCampaignsQuery.parse({}))).rejects.toMatchObject(forbidden);
  });

  it("end at the organization", async () => {
    const stranger = await createTestOrganization(ctx);
    const { id } = await createCampaign(owner, request());
    const [own = ""] = await insertVideos(owner, [{}]);
    const [foreign = ""] = await insertVideos(stranger, [{}]);
    const theirs = await createCampaign(stranger, { name: "theirs" });
    for (const gone of [id, "never"]) {
      await expect(getCampaign(stranger, { id: gone })).rejects.toMatchObject(missing);
      await expect(updateCampaign(stranger, { id: gone, name: "b" })).rejects.toMatchObject(missing);
      await expect(setCampaignVideos(stranger, { id: gone, add: [foreign] })).rejects.toMatchObject(missing);
      await expect(removeCampaign(stranger, { id: gone })).rejects.toMatchObject(missing);
    }
    for (const list of [{ add: [foreign] }, { remove: [foreign] }, { add: [own, "never"] }])
      await expect(setCampaignVideos(owner, { id, ...list })).rejects.toMatchObject({
        refusal: { code: "not_found", message: "Video not found" },
      });
    expect((await getCampaign(owner, { id })).progress.videos).toBe(0);
    expect((await listCampaignPage(stranger, ListCampaignsQuery.parse({}))).campaigns).toEqual([theirs]);
  });
});

describe("a campaign's videos", () => {
  it("move out of any other campaign, and stay when it is deleted", async () => {
    const [first = "", second = ""] = await insertVideos(owner, [{ views: 10 }, { views: 20 }]);
    const a = await createCampaign(owner, { name: "a" });
    const b = await createCampaign(owner, { name: "b" });
    await setCampaignVideos(owner, { id: a.id, add: [first, second] });
    const moved = await setCampaignVideos(owner, { id: b.id, add: [second] });
    expect([moved.progress.views, (await getCampaign(owner, { id: a.id })).progress.views]).toEqual([20, 10]);
    // Removing it from a campaign that it isn't in leaves it where it is.
    await setCampaignVideos(owner, { id: a.id, remove: [second] });
    expect((await getCampaign(owner, { id: b.id })).progress.videos).toBe(1);
    await removeCampaign(owner, { id: b.id });
    const left = await ctx.db.select().from(trackings).where(eq(trackings.publicId, second));
    expect(left).toMatchObject([{ campaignId: null, status: "monitoring" }]);
  });

  it("have two IDs, and can't be added and removed together", async () => {
    const { id } = await createCampaign(owner, { name: "a" });
    const [video = ""] = await insertVideos(owner, [{}]);
    const [row] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, video));
    const uuid = row?.uuid.toUpperCase() ?? "";
    expect((await setCampaignVideos(owner, { id, add: [uuid, video] })).progress.videos).toBe(1);
    await expect(setCampaignVideos(owner, { id, add: [video], remove: [uuid] })).rejects.toMatchObject(
      badField("remove"),
    );
    await expect(setCampaignVideos(owner, { id })).rejects.toMatchObject(badField("add"));
    expect((await setCampaignVideos(owner, { id, remove: [uuid] })).progress.videos).toBe(0);
  });
});

describe("the list", () => {
  it("pages newest first, and continues after a campaign that was deleted", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) {
      if (n !== 3) ctx.clock.advance(1_000);
      ids.push((await createCampaign(owner, { name: `c${n}` })).id);
    }
    const page = (cursor?: string) => listCampaignPage(owner, ListCampaignsQuery.parse({ limit: "2", cursor }));
    const first = await page();
    await removeCampaign(owner, { id: first.campaigns[1]?.id ?? "" });
    const second = await page(first.next_cursor ?? "");
    const third = await page(second.next_cursor ?? "");
    const listed = [first, second, third].flatMap(({ campaigns }) => campaigns.map(({ id }) => id));
    expect(listed.toSorted()).toEqual(ids.toSorted());
    expect(listed[0]).toBe(ids[4]);
    expect(third.next_cursor).toBeNull();
    await expect(page("nonsense")).rejects.toMatchObject(badField("cursor"));
    const stranger = await createTestOrganization(ctx);
    await expect(
      listCampaignPage(stranger, ListCampaignsQuery.parse({ cursor: first.next_cursor })),
    ).rejects.toMatchObject(badField("cursor"));
  });
});
