import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { members, savedViews } from "@/db/schema";
import { listSavedViews } from "@/lib/tracking/saved-views/list";
import { removeSavedView } from "@/lib/tracking/saved-views/remove";
import { saveView } from "@/lib/tracking/saved-views/save";
import { MAX_VIEWS, SaveViewRequest, type ViewSettings } from "@/lib/tracking/saved-views/schemas";
import { testContext } from "@/test/context";
import { createTeam, outcomeOf, type Team } from "@/test/teams";

const ctx = testContext();
let team: Team;
beforeEach(async () => {
  team = await createTeam(ctx);
});

const SETTINGS: ViewSettings = {
  q: "launch",
  platform: "tiktok",
  status: "monitoring",
  label: null,
  campaign: "none",
  sort: "views",
  order: "desc",
  columns: ["views", "status"],
  density: "compact",
};
const namesOf = async (who: Team["owner"]) => (await listSavedViews(who.ctx)).views.map(({ name }) => name);

test("a view is saved, listed by name, replaced under its name and deleted", async () => {
  const { ctx: own } = team.viewer;
  const zoo = await saveView(own, { name: "zoo", settings: SETTINGS });
  await saveView(own, { name: "Ant", settings: SETTINGS });
  expect(await namesOf(team.viewer)).toEqual(["Ant", "zoo"]);
  const replaced = await saveView(own, { name: "ZOO", settings: { ...SETTINGS, columns: [], q: "" } });
  expect(replaced.id).toBe(zoo.id);
  expect((await listSavedViews(own)).views[1]).toEqual({
    id: zoo.id,
    name: "ZOO",
    settings: { ...SETTINGS, columns: [], q: "" },
  });
  await removeSavedView(own, { id: zoo.id });
  expect(await namesOf(team.viewer)).toEqual(["Ant"]);
  await expect(removeSavedView(own, { id: zoo.id })).rejects.toMatchObject({ refusal: { code: "not_found" } });
});

test("every member sees and deletes only their own", async () => {
  const { id } = await saveView(team.member.ctx, { name: "Mine", settings: SETTINGS });
  const other = await createTeam(ctx);
  for (const who of [team.owner, team.viewer, other.owner]) {
    expect(await namesOf(who)).toEqual([]);
    expect(await outcomeOf(removeSavedView(who.ctx, { id }))).toBe("not_found");
  }
  await saveView(team.owner.ctx, { name: "Mine", settings: SETTINGS });
  expect([await namesOf(team.member), await namesOf(team.owner)]).toEqual([["Mine"], ["Mine"]]);
});

test("an API key has no views", async () => {
  const key = { ...team.organization, actor: { type: "key" as const, keyId: 1, keyName: "k", roles: ["videos:read"] } };
  expect(await outcomeOf(listSavedViews(key))).toBe("forbidden");
  expect(await outcomeOf(saveView(key, { name: "a", settings: SETTINGS }))).toBe("forbidden");
});

test("the number of views is limited, also for views saved together; replacing one is not", async () => {
  const save = (name: string) => outcomeOf(saveView(team.member.ctx, { name, settings: SETTINGS }));
  for (let n = 1; n < MAX_VIEWS; n++) await save(`view ${n}`);
  expect((await Promise.all([save("one"), save("two")])).sort()).toEqual(["conflict", "done"]);
  expect(await save("VIEW 1")).toBe("done");
  expect(await namesOf(team.member)).toHaveLength(MAX_VIEWS);
});

test("views end with the membership", async () => {
  await saveView(team.member.ctx, { name: "Mine", settings: SETTINGS });
  const { userId } = team.member;
  await ctx.db
    .delete(members)
    .where(and(eq(members.userId, userId), eq(members.organizationId, team.organization.organization.id)));
  expect(await ctx.db.select().from(savedViews).where(eq(savedViews.userId, userId))).toEqual([]);
});

test("a stored view that can no longer be applied is left out", async () => {
  const { id } = await saveView(team.member.ctx, { name: "Old", settings: SETTINGS });
  await saveView(team.member.ctx, { name: "New", settings: SETTINGS });
  await ctx.db
    .update(savedViews)
    .set({ settings: { ...SETTINGS, columns: ["a column of an older version"] } })
    .where(eq(savedViews.publicId, id));
  expect(await namesOf(team.member)).toEqual(["New"]);
});

test.each([
  [{ name: "  " }, "name"],
  [{ settings: { ...SETTINGS, columns: ["nosuch"] } }, "settings"],
  [{ settings: { ...SETTINGS, sort: "title" } }, "settings"],
])("%j is refused", (change, field) => {
  const parsed = SaveViewRequest.safeParse({ name: "A", settings: SETTINGS, ...change });
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
});
