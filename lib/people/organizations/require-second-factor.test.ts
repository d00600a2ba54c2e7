import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { auditEntries, secondFactors } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { requireSecondFactor } from "@/lib/people/organizations/require-second-factor";
import { userContext } from "@/lib/people/sessions/request-context";
import { testContext } from "@/test/context";
import { getMembership } from "@/test/membership";
import { createTeam, outcomeOf, type Team, type TestPerson } from "@/test/teams";

let ctx: Context;
let team: Team;
beforeEach(async () => {
  ctx = testContext();
  team = await createTeam(ctx);
});

const giveFactor = ({ userId }: TestPerson) =>
  ctx.db.insert(secondFactors).values({ userId, secret: "none", confirmedAt: ctx.now(), createdAt: ctx.now() });

/** Returns whether the person's requests reach the organization's data. */
async function enters({ id }: TestPerson): Promise<boolean> {
  const membership = await getMembership(ctx, id);
  if (!membership) throw new Error("not a member");
  try {
    userContext(membership, 1);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ refusal: { code: "forbidden" } });
    return false;
  }
}

it("keeps members without a second factor out until they have one", async () => {
  await giveFactor(team.manager);
  expect(await enters(team.viewer)).toBe(true);
  expect(await requireSecondFactor(team.manager.ctx, { is_required: true })).toEqual({ is_required: true });
  expect([await enters(team.viewer), await enters(team.owner), await enters(team.manager)]).toEqual([
    false,
    false,
    true,
  ]);
  await giveFactor(team.viewer);
  expect(await enters(team.viewer)).toBe(true);
  await requireSecondFactor(team.manager.ctx, { is_required: false });
  expect(await enters(team.owner)).toBe(true);
  const acts = await ctx.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.organizationId, team.organization.organization.id));
  expect(acts.map(({ action, after }) => [action, after])).toEqual([
    ["organization.second_factor", { required: true }],
    ["organization.second_factor", { required: false }],
  ]);
});

it("is set by owners and managers who have one themselves", async () => {
  const set = (person: TestPerson) => outcomeOf(requireSecondFactor(person.ctx, { is_required: true }));
  expect([await set(team.member), await set(team.viewer), await set(team.owner)]).toEqual([
    "forbidden",
    "forbidden",
    "conflict",
  ]);
  const app = { ...team.organization, actor: { type: "key" as const, keyId: 1, keyName: "app", roles: [] } };
  expect(await outcomeOf(requireSecondFactor(app, { is_required: true }))).toBe("forbidden");
});

it("doesn't count a second factor whose setup was never completed", async () => {
  await giveFactor(team.owner);
  await requireSecondFactor(team.owner.ctx, { is_required: true });
  await ctx.db
    .insert(secondFactors)
    .values({ userId: team.member.userId, secret: "none", confirmedAt: null, createdAt: ctx.now() });
  expect(await enters(team.member)).toBe(false);
});
