import { beforeEach, describe, expect, it } from "vitest";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { assignLabels } from "@/lib/tracking/labels/assign";
import { createLabel } from "@/lib/tracking/labels/create";
import { listLabels } from "@/lib/tracking/labels/list";
import { removeLabel } from "@/lib/tracking/labels/remove";
import { renameLabel } from "@/lib/tracking/labels/rename";
import { AssignLabelsRequest, MAX_NAMES, NameRequest } from "@/lib/tracking/labels/schemas";
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
const assign = (who: OrganizationContext, videos: string[], add: string[], remove: string[] = []) =>
  assignLabels(who, { videos, add, remove });
const namesOn = async (id: string) => {
  const { rows } = await listVideoRows(owner, VideoRowsQuery.parse({}));
  return rows.find((row) => row.id === id)?.labels.map(({ name }) => name);
};
const taken = { refusal: { code: "conflict", message: expect.stringContaining("already") } };
const missing = (what: string) => ({ refusal: { code: "not_found", message: `${what} not found` } });

describe("labels", () => {
  it("are created, listed by name with their videos, renamed and deleted", async () => {
    const [video = ""] = await insertVideos(owner, [{}]);
    const zoo = await createLabel(owner, { name: "zoo" });
    const art = await createLabel(as("member"), { name: "Art" });
    await assign(as("member"), [video], [zoo.id, art.id]);
    expect((await listLabels(as("viewer"))).labels).toEqual([
      { id: art.id, name: "Art", videos: 1 },
      { id: zoo.id, name: "zoo", videos: 1 },
    ]);
    expect(await renameLabel(as("member"), { id: art.id, name: "ART & design" })).toEqual({
      id: art.id,
      name: "ART & design",
    });
    expect(await namesOn(video)).toEqual(["ART & design", "zoo"]);
    await removeLabel(as("member"), { id: zoo.id });
    expect(await namesOn(video)).toEqual(["ART & design"]);
    expect((await listLabels(owner)).labels).toHaveLength(1);
  });

  it("have names that are unique in their organization, ignoring case", async () => {
    const { id } = await createLabel(owner, { name: "Été" });
    const other = await createLabel(owner, { name: "other" });
    await expect(createLabel(owner, { name: "été" })).rejects.toMatchObject(taken);
    await expect(renameLabel(owner, { id: other.id, name: "ÉTÉ" })).rejects.toMatchObject(taken);
    // Changing the case of a label's own name is allowed.
    expect(await renameLabel(owner, { id, name: "ÉTÉ" })).toEqual({ id, name: "ÉTÉ" });
    await createLabel(await createTestOrganization(ctx), { name: "été" });
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => createLabel(owner, { name: "once" })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("have a maximum number, also for concurrent requests", async () => {
    for (let n = 0; n < MAX_NAMES - 1; n++) await createLabel(owner, { name: `label ${n}` });
    const tries = await Promise.allSettled(["a", "b", "c"].map((name) => createLabel(owner, { name })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(createLabel(owner, { name: "d" })).rejects.toMatchObject({ refusal: { code: "conflict" } });
  });

  it.each(["", "   ", "x".repeat(61), undefined, 7])("can't be named %j", (name) =>
    expect(NameRequest.safeParse({ name }).success).toBe(false),
  );
  it("have a one-line, trimmed name", () =>
    expect(NameRequest.parse({ name: "  a\n\tb  c " })).toEqual({ name: "a b c" }));
});

describe("assigning labels to many videos", () => {
  it("adds and removes, and leaves the rest unchanged", async () => {
    const videos = await insertVideos(owner, [{}, {}, {}]);
    const [first = "", second = "", third = ""] = videos;
    const a = await createLabel(owner, { name: "a" });
    const b = await createLabel(owner, { name: "b" });
    await assign(owner, [first], [a.id]);
    // Duplicates count once.
    expect(await assign(owner, [second, first, second], [a.id])).toEqual({ videos: 2 });
    expect(await assign(owner, videos, [b.id], [a.id])).toEqual({ videos: 3 });
    expect([await namesOn(first), await namesOn(second), await namesOn(third)]).toEqual([["b"], ["b"], ["b"]]);
  });

  it("changes nothing if a video or a label is another organization's or doesn't exist", async () => {
    const stranger = await createTestOrganization(ctx);
    const [own = ""] = await insertVideos(owner, [{}]);
    const [foreign = ""] = await insertVideos(stranger, [{}]);
    const label = await createLabel(owner, { name: "mine" });
    const theirs = await createLabel(stranger, { name: "theirs" });
    for (const id of [foreign, "never"])
      await expect(assign(owner, [own, id], [label.id])).rejects.toMatchObject(missing("Video"));
    for (const id of [theirs.id, "never"]) {
      await expect(assign(owner, [own], [label.id, id])).rejects.toMatchObject(missing("Label"));
      await expect(assign(owner, [own], [label.id], [id])).rejects.toMatchObject(missing("Label"));
    }
    expect(await namesOn(own)).toEqual([]);
    for (const id of [label.id, "never"]) {
      await expect(renameLabel(stranger, { id, name: "x" })).rejects.toMatchObject(missing("Label"));
      await expect(removeLabel(stranger, { id })).rejects.toMatchObject(missing("Label"));
    }
    expect((await listLabels(stranger)).labels).toEqual([{ id: theirs.id, name: "theirs", videos: 0 }]);
  });

  it("is forbidden for viewers", async () => {
    const [video = ""] = await insertVideos(owner, [{}]);
    const { id } = await createLabel(owner, { name: "mine" });
    const viewer = as("viewer");
    const changes = [
      () => createLabel(viewer, { name: "x" }),
      () => renameLabel(viewer, { id, name: "x" }),
      () => removeLabel(viewer, { id }),
      () => assign(viewer, [video], [id]),
    ];
    for (const change of changes) await expect(change()).rejects.toMatchObject({ refusal: { code: "forbidden" } });
    expect((await listLabels(owner)).labels).toEqual([{ id, name: "mine", videos: 0 }]);
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
