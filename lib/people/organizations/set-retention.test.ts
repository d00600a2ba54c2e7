import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntries, organizations } from "@/db/schema";
import { differencesOf } from "@/lib/core/audit/rules";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { retentionOf } from "@/lib/people/organizations/retention-columns";
import { choicesOf, RETENTION, RETENTION_KINDS } from "@/lib/people/organizations/retention-rules";
import { Retention } from "@/lib/people/organizations/schemas";
import { setRetention } from "@/lib/people/organizations/set-retention";
import { testContext } from "@/test/context";
import { createTeam, outcomeOf, type Team } from "@/test/teams";

const USUAL: Retention = {
  ...{ api_requests: 30, webhook_deliveries: 30, emails: 30 },
  ...{ video_imports: 30, alert_firings: null },
};

let ctx: Context;
let team: Team;
beforeEach(async () => {
  ctx = testContext();
  team = await createTeam(ctx);
});

const rowOf = async ({ organization }: OrganizationContext) => {
  const [row] = await ctx.db.select().from(organizations).where(eq(organizations.id, organization.id));
  if (!row) throw new Error("no organization");
  return row;
};
const acts = () =>
  ctx.db
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.organizationId, team.organization.organization.id),
        eq(auditEntries.action, "organization.retention"),
      ),
    );

it("is what it always was until an owner chooses", async () => {
  expect(retentionOf(await rowOf(team.organization))).toEqual(USUAL);
  expect(Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, RETENTION[kind].usual]))).toEqual(USUAL);
});

it("is set by an owner, for their organization alone, with the changes in words", async () => {
  const other = await createTeam(ctx);
  const chosen: Retention = { ...USUAL, api_requests: 365, emails: 7, video_imports: null, alert_firings: 90 };
  expect(await setRetention(team.owner.ctx, chosen)).toEqual(chosen);
  expect(retentionOf(await rowOf(team.organization))).toEqual(chosen);
  expect(retentionOf(await rowOf(other.organization))).toEqual(USUAL);
  // The same again changes nothing.
  await setRetention(team.owner.ctx, chosen);
  const [act, ...rest] = await acts();
  expect(rest).toEqual([]);
  expect(act).toMatchObject({ actorType: "user", actorId: team.owner.userId });
  expect(new Set(differencesOf(act?.before, act?.after))).toEqual(
    new Set([
      { field: "API requests", before: "30 days", after: "365 days" },
      { field: "Emails", before: "30 days", after: "7 days" },
      { field: "Video imports", before: "30 days", after: "permanently" },
      { field: "Alert firings", before: "permanently", after: "90 days" },
    ]),
  );
});

it("is refused to everyone else, and while the organization is closed", async () => {
  const set = (by: OrganizationContext) => outcomeOf(setRetention(by, { ...USUAL, emails: 7 }));
  const app = { ...team.organization, actor: { type: "key" as const, keyId: 1, keyName: "app", roles: [] } };
  for (const by of [team.manager.ctx, team.member.ctx, team.viewer.ctx, app]) expect(await set(by)).toBe("forbidden");
  // An owner in their session, but no longer in the organization.
  const stale: OrganizationContext = {
    ...team.manager.ctx,
    actor: { type: "user", userId: team.manager.userId, role: "owner" },
  };
  expect(await set(stale)).toBe("forbidden");
  await ctx.db
    .update(organizations)
    .set({ closedAt: ctx.now() })
    .where(eq(organizations.id, team.organization.organization.id));
  expect(await set(team.owner.ctx)).toBe("conflict");
  expect(await acts()).toEqual([]);
  expect(retentionOf(await rowOf(team.organization))).toEqual(USUAL);
});

describe("periods", () => {
  it.each(RETENTION_KINDS)("of %s are the offered ones", (kind) => {
    const accepts = (days: unknown) => Retention.safeParse({ ...USUAL, [kind]: days }).success;
    for (const days of choicesOf(kind)) expect(accepts(days)).toBe(true);
    const offersPermanent = choicesOf(kind).includes(null);
    expect(accepts(null)).toBe(offersPermanent);
    const least = Math.min(...choicesOf(kind).map((days) => days ?? Number.POSITIVE_INFINITY));
    for (const days of [0, 1, least - 1, 31, -30, 3650, "30", undefined]) expect(accepts(days)).toBe(false);
  });

  it.each([
    { keepRequestsDays: 29 },
    { keepDeliveriesDays: 6 },
    { keepEmailsDays: 0 },
    { keepImportsDays: 29 },
    { keepFiringsDays: 89 },
  ])("below the bound are refused by the database: %j", async (columns) => {
    const own = eq(organizations.id, team.organization.organization.id);
    await expect(ctx.db.update(organizations).set(columns).where(own)).rejects.toMatchObject({
      cause: { constraint_name: "organizations_keep" },
    });
  });
});
