import { beforeEach, describe, expect, it } from "vitest";
import type { OrganizationContext } from "@/lib/core/context";
import { setCampaign } from "@/lib/tracking/campaigns/assign";
import { createNamedCampaign } from "@/lib/tracking/campaigns/create-named";
import { VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { listVideoRows } from "@/lib/tracking/videos/rows";
import { createTestOrganization, testContext } from "@/test/context";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext();
let owner: OrganizationContext;
beforeEach(async () => {
  owner = await createTestOrganization(ctx);
});

const campaignOf = async (id: string) => {
  const { rows } = await listVideoRows(owner, VideoRowsQuery.parse({}));
  return rows.find((row) => row.id === id)?.campaign?.name;
};
const missing = (what: string) => ({ refusal: { code: "not_found", message: `${what} not found` } });

describe("moving many videos", () => {
  it("removes each from its previous campaign", async () => {
    const [first = "", second = ""] = await insertVideos(owner, [{}, {}]);
    const a = await createNamedCampaign(owner, { name: "a" });
    const b = await createNamedCampaign(owner, { name: "b" });
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
    const mine = await createNamedCampaign(owner, { name: "mine" });
    const theirs = await createNamedCampaign(stranger, { name: "theirs" });
    for (const id of [foreign, "never"])
      await expect(setCampaign(owner, { videos: [own, id], campaign: mine.id })).rejects.toMatchObject(
        missing("Video"),
      );
    for (const id of [theirs.id, "never"])
      await expect(setCampaign(owner, { videos: [own], campaign: id })).rejects.toMatchObject(missing("Campaign"));
    expect(await campaignOf(own)).toBeUndefined();
  });
});
