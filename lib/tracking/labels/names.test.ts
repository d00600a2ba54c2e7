import { beforeEach, describe, expect, it } from "vitest";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { updateCampaign } from "@/lib/insight/campaigns/update";
import { setCampaign } from "@/lib/tracking/campaigns/assign";
import { createNamedCampaign } from "@/lib/tracking/campaigns/create-named";
import { listCampaigns } from "@/lib/tracking/campaigns/list";
import { removeCampaign } from "@/lib/tracking/campaigns/remove";
import { assignLabels } from "@/lib/tracking/labels/assign";
import { createLabel } from "@/lib/tracking/labels/create";
import { listLabels } from "@/lib/tracking/labels/list";
import { removeLabel } from "@/lib/tracking/labels/remove";
import { renameLabel } from "@/lib/tracking/labels/rename";
import { MAX_NAMES, NameRequest } from "@/lib/tracking/labels/schemas";
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
const rowOf = async (id: string) => {
  const { rows } = await listVideoRows(owner, VideoRowsQuery.parse({}));
  return rows.find((row) => row.id === id);
};
const taken = { refusal: { code: "conflict", message: expect.stringContaining("already") } };

const KINDS = [
  {
    one: "Label",
    create: createLabel,
    list: async (who: OrganizationContext) => (await listLabels(who)).labels,
    rename: renameLabel,
    remove: removeLabel,
    assign: (who: OrganizationContext, video: string, id: string) =>
      assignLabels(who, { videos: [video], add: [id], remove: [] }),
    namesOn: async (video: string) => (await rowOf(video))?.labels.map(({ name }) => name),
  },
  {
    one: "Campaign",
    create: createNamedCampaign,
    list: async (who: OrganizationContext) => (await listCampaigns(who)).campaigns,
    rename: async (who: OrganizationContext, request: { id: string; name: string }) => {
      const { id, name } = await updateCampaign(who, request);
      return { id, name };
    },
    remove: removeCampaign,
    assign: (who: OrganizationContext, video: string, id: string) =>
      setCampaign(who, { videos: [video], campaign: id }),
    namesOn: async (video: string) => [(await rowOf(video))?.campaign?.name].filter((name) => name !== undefined),
  },
];

describe.each(KINDS)("$one", ({ one, create, list, rename, remove, assign, namesOn }) => {
  const missing = { refusal: { code: "not_found", message: `${one} not found` } };

  it("is created, listed by name with its videos, renamed and deleted", async () => {
    const [video = ""] = await insertVideos(owner, [{}]);
    const zoo = await create(as("member"), { name: "zoo" });
    const art = await create(owner, { name: "Art" });
    expect(zoo).toEqual({ id: zoo.id, name: "zoo", videos: 0 });
    await assign(as("member"), video, zoo.id);
    expect(await list(as("viewer"))).toEqual([
      { id: art.id, name: "Art", videos: 0 },
      { id: zoo.id, name: "zoo", videos: 1 },
    ]);
    expect(await rename(as("member"), { id: zoo.id, name: "Zoo & co" })).toEqual({ id: zoo.id, name: "Zoo & co" });
    expect(await namesOn(video)).toEqual(["Zoo & co"]);
    await remove(as("member"), { id: zoo.id });
    expect(await namesOn(video)).toEqual([]);
    expect(await list(owner)).toEqual([{ id: art.id, name: "Art", videos: 0 }]);
  });

  it("has a name that is unique in its organization, ignoring case", async () => {
    const { id } = await create(owner, { name: "Été" });
    const other = await create(owner, { name: "other" });
    await expect(create(owner, { name: "été" })).rejects.toMatchObject(taken);
    await expect(rename(owner, { id: other.id, name: "ÉTÉ" })).rejects.toMatchObject(taken);
    // Changing the case of its own name is allowed.
    expect(await rename(owner, { id, name: "ÉTÉ" })).toEqual({ id, name: "ÉTÉ" });
    await create(await createTestOrganization(ctx), { name: "été" });
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => create(owner, { name: "once" })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const attempt of tries) if (attempt.status === "rejected") expect(attempt.reason).toMatchObject(taken);
  });

  it("has a maximum number, also for concurrent requests", async () => {
    for (let n = 0; n < MAX_NAMES - 1; n++) await create(owner, { name: `name ${n}` });
    const tries = await Promise.allSettled(["a", "b", "c"].map((name) => create(owner, { name })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(create(owner, { name: "d" })).rejects.toMatchObject({ refusal: { code: "conflict" } });
  });

  it("is not found in another organization", async () => {
    const stranger = await createTestOrganization(ctx);
    const mine = await create(owner, { name: "mine" });
    const theirs = await create(stranger, { name: "theirs" });
    for (const id of [mine.id, "never"]) {
      // Also when the name is taken.
      for (const name of ["x", "theirs"]) await expect(rename(stranger, { id, name })).rejects.toMatchObject(missing);
      await expect(remove(stranger, { id })).rejects.toMatchObject(missing);
    }
    expect(await list(stranger)).toEqual([{ id: theirs.id, name: "theirs", videos: 0 }]);
    expect(await list(owner)).toEqual([{ id: mine.id, name: "mine", videos: 0 }]);
  });

  it("can't be changed by viewers", async () => {
    const [video = ""] = await insertVideos(owner, [{}]);
    const { id } = await create(owner, { name: "mine" });
    const viewer = as("viewer");
    const changes = [
      () => create(viewer, { name: "x" }),
      () => rename(viewer, { id, name: "x" }),
      () => remove(viewer, { id }),
      () => assign(viewer, video, id),
    ];
    for (const change of changes) await expect(change()).rejects.toMatchObject({ refusal: { code: "forbidden" } });
    expect(await list(owner)).toEqual([{ id, name: "mine", videos: 0 }]);
    expect(await namesOn(video)).toEqual([]);
  });
});

describe("a name", () => {
  it.each(["", "   ", "x".repeat(61), undefined, 7])("can't be %j", (name) =>
    expect(NameRequest.safeParse({ name }).success).toBe(false),
  );
  it("is one line, trimmed", () => expect(NameRequest.parse({ name: "  a\n\tb  c " })).toEqual({ name: "a b c" }));
});
