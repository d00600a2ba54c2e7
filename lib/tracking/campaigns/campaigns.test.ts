import { beforeEach, describe, expect, it } from "vitest";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { setCampaign } from "@/lib/tracking/campaigns/assign";
import { createCampaign } from "@/lib/tracking/campaigns/create";
import { listCampaigns } from "@/lib/tracking/campaigns/list";
import { removeCampaign } from "@/lib/tracking/campaigns/remove";
import { renameCampaign } from "@/lib/tracking/campaigns/rename";
import { MAX_NAMES } from "@/lib/tracking/labels/schemas";
import { VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { listVideoRows } from "@/lib/tracking/videos/rows";
import { createTestOrganization, testContext } from "@/test/context";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext();
let owner: OrganizationContext;
beforeEach(async () => {
  owner = await createTestOrganization(ctx);
});

const as = (role: MemberRole): OrganizationContext => ({ ...owner, actor: { type: "user", userId: 1, role } });
const campaignOf = async (id: string) => {
  const { rows } = await listVideoRows(owner, VideoRowsQuery.parse({}));
  return rows.find((row) => row.id === id)?.campaign?.name;
};
const missing = (what: string) => ({ refusal: { code: "not_found", message: `${what} not found` } });

describe("campaigns", () => {
  it("are created, listed by name with their videos, renamed and deleted", async () => {
    const [video = ""] = await insertVideos(owner, [{}]);
    const summer = await createCampaign(as("member"), { name: "summer" });
    const autumn = await createCampaign(owner, { name: "Autumn" });
    await setCampaign(as("member"), { videos: [video], campaign: summer.id });
    expect((await listCampaigns(as("viewer"))).campaigns).toEqual([
      { id: autumn.id, name: "Autumn", videos: 0 },
      { id: summer.id, name: "summer", videos: 1 },
    ]);
    await renameCampaign(as("member"), { id: summer.id, name: "Summer 26" });
    expect(await campaignOf(video)).toBe("Summer 26");
    await removeCampaign(as("member"), { id: summer.id });
    expect(await campaignOf(video)).toBeUndefined();
    expect((await listCampaigns(owner)).campaigns).toEqual([{ id: autumn.id, name: "Autumn", videos: 0 }]);
  });

  it("have names that are unique ignoring case, up to a maximum number", async () => {
    const { id } = await createCampaign(owner, { name: "Launch" });
    const other = await createCampaign(owner, { name: "other" });
    const taken = { refusal: { code: "conflict", message: expect.stringContaining("already") } };
    await expect(createCampaign(owner, { name: "LAUNCH" })).rejects.toMatchObject(taken);
    await expect(renameCampaign(owner, { id: other.id, name: "launch" })).rejects.toMatchObject(taken);
    expect(await renameCampaign(owner, { id, name: "launch" })).toEqual({ id, name: "launch" });
    for (let n = 2; n < MAX_NAMES; n++) await createCampaign(owner, { name: `campaign ${n}` });
    await expect(createCampaign(owner, { name: "more" })).rejects.toMatchObject({ refusal: { code: "conflict" } });
  });
});

describe("moving many videos", () => {
  it("removes each from its previous campaign", async () => {
    const [first = "", second = ""] = await insertVideos(owner, [{}, {}]);
    const a = await createCampaign(owner, { name: "a" });
    const b = await createCampaign(owner, { name: "b" });
    expect(await setCampaign(owner, { videos: [first, second], campaign: a.id })).toEqual({ videos: 2 });
    await setCampaign(owner, { videos: [second], campaign: b.id });
    expect([await campaignOf(first), await campaignOf(second)]).toEqual(["a", "b"]);
    await setCampaign(owner, { videos: [first, second], campaign: null });
    expect([await campaignOf(first), await campaignOf(second)]).toEqual([undefined, undefined]);
  });

  it("changes nothing if a video or the campaign is another organization's or doesn't exist", async () => {
    const stranger = await createTestOrganization(ctx);
    const [own = ""] = await insertVideos(owner, [{}]);
    const [foreign = ""] = await insertVideos(stranger, [{}]);
    const mine = await createCampaign(owner, { name: "mine" });
    const theirs = await createCampaign(stranger, { name: "theirs" });
    for (const id of [foreign, "never"])
      await expect(setCampaign(owner, { videos: [own, id], campaign: mine.id })).rejects.toMatchObject(
        missing("Video"),
      );
    for (const id of [theirs.id, "never"])
      await expect(setCampaign(owner, { videos: [own], campaign: id })).rejects.toMatchObject(missing("Campaign"));
    expect(await campaignOf(own)).toBeUndefined();
    for (const id of [mine.id, "never"]) {
      await expect(renameCampaign(stranger, { id, name: "x" })).rejects.toMatchObject(missing("Campaign"));
      await expect(removeCampaign(stranger, { id })).rejects.toMatchObject(missing("Campaign"));
    }
    expect((await listCampaigns(stranger)).campaigns).toEqual([{ id: theirs.id, name: "theirs", videos: 0 }]);
  });

  it("is forbidden for viewers", async () => {
    const [video = ""] = await insertVideos(owner, [{}]);
    const { id } = await createCampaign(owner, { name: "mine" });
    const viewer = as("viewer");
    const changes = [
      () => createCampaign(viewer, { name: "x" }),
      () => renameCampaign(viewer, { id, name: "x" }),
      () => removeCampaign(viewer, { id }),
      () => setCampaign(viewer, { videos: [video], campaign: id }),
    ];
    for (const change of changes) await expect(change()).rejects.toMatchObject({ refusal: { code: "forbidden" } });
    expect(await campaignOf(video)).toBeUndefined();
  });
});
