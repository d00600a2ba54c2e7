import { beforeEach, describe, expect, it } from "vitest";
import type { OrganizationContext } from "@/lib/core/context";
import { assignLabels } from "@/lib/tracking/labels/assign";
import { createLabel } from "@/lib/tracking/labels/create";
import { AssignLabelsRequest } from "@/lib/tracking/labels/schemas";
import { VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { listVideoRows } from "@/lib/tracking/videos/rows";
import { createTestOrganization, testContext } from "@/test/context";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext();
let owner: OrganizationContext;
beforeEach(async () => {
  owner = await createTestOrganization(ctx);
});

const assign = (videos: string[], add: string[], remove: string[] = []) => assignLabels(owner, { videos, add, remove });
const namesOn = async (id: string) => {
  const { rows } = await listVideoRows(owner, VideoRowsQuery.parse({}));
  return rows.find((row) => row.id === id)?.labels.map(({ name }) => name);
};
const missing = (what: string) => ({ refusal: { code: "not_found", message: `${what} not found` } });

describe("assigning labels to many videos", () => {
  it("shows on the video, sorted by name", async () => {
    const [video = ""] = await insertVideos(owner, [{}]);
    const zoo = await createLabel(owner, { name: "zoo" });
    const art = await createLabel(owner, { name: "Art" });
    await assign([video], [zoo.id, art.id]);
    expect(await namesOn(video)).toEqual(["Art", "zoo"]);
  });

  it("adds and removes, and leaves the rest unchanged", async () => {
    const videos = await insertVideos(owner, [{}, {}, {}]);
    const [first = "", second = "", third = ""] = videos;
    const a = await createLabel(owner, { name: "a" });
    const b = await createLabel(owner, { name: "b" });
    await assign([first], [a.id]);
    // Duplicates count once.
    expect(await assign([second, first, second], [a.id])).toEqual({ videos: 2 });
    expect(await assign(videos, [b.id], [a.id])).toEqual({ videos: 3 });
    expect([await namesOn(first), await namesOn(second), await namesOn(third)]).toEqual([["b"], ["b"], ["b"]]);
  });

  it("changes nothing if a video or a label is another organization's or doesn't exist", async () => {
    const stranger = await createTestOrganization(ctx);
    const [own = ""] = await insertVideos(owner, [{}]);
    const [foreign = ""] = await insertVideos(stranger, [{}]);
    const label = await createLabel(owner, { name: "mine" });
    const theirs = await createLabel(stranger, { name: "theirs" });
    for (const id of [foreign, "never"])
      await expect(assign([own, id], [label.id])).rejects.toMatchObject(missing("Video"));
    for (const id of [theirs.id, "never"]) {
      await expect(assign([own], [label.id, id])).rejects.toMatchObject(missing("Label"));
      await expect(assign([own], [label.id], [id])).rejects.toMatchObject(missing("Label"));
    }
    expect(await namesOn(own)).toEqual([]);
  });

  it("needs a video and a label, and no label on both lists", () => {
    const isFine = (request: unknown) => AssignLabelsRequest.safeParse(request).success;
    expect(isFine({ videos: ["v"], add: ["a"] })).toBe(true);
    expect(isFine({ videos: [], add: ["a"] })).toBe(false);
    expect(isFine({ videos: ["v"] })).toBe(false);
    expect(isFine({ videos: ["v"], add: ["a"], remove: ["a"] })).toBe(false);
    expect(isFine({ videos: Array.from({ length: 501 }, (_, n) => `v${n}`), add: ["a"] })).toBe(false);
  });
});
