import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema";
import type { MemberRole } from "@/lib/core/context";
import { createInvitation } from "@/lib/people/invitations/create";
import { listInvitations } from "@/lib/people/invitations/list";
import { listMembers } from "@/lib/people/members/list";
import { removeMember } from "@/lib/people/members/remove";
import { MEMBER_ROLES } from "@/lib/people/members/rules";
import { setRole } from "@/lib/people/members/set-role";
import { leaveOrganization } from "@/lib/people/organizations/leave";
import { updateOrganization } from "@/lib/people/organizations/update";
import { testContext } from "@/test/context";
import { getMembership } from "@/test/membership";
import { addMember, createTeam, outcomeOf, rolesIn, type Team } from "@/test/teams";

const OTHERS: readonly MemberRole[] = ["member", "viewer"];
let ctx: ReturnType<typeof testContext>;
let team: Team;
beforeEach(async () => {
  ctx = testContext();
  team = await createTeam(ctx);
});

const acts = async () => {
  const rows = await ctx.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.organizationId, team.organization.organization.id))
    .orderBy(auditEntries.id);
  return rows.map(({ action, subject, before, after }) => ({ action, subject, before, after }));
};

describe("each role", () => {
  it.each(MEMBER_ROLES)("%s changes roles and removes members according to the table", async (own) => {
    for (const theirs of MEMBER_ROLES) {
      const manages = own === "owner" || (own === "manager" && OTHERS.includes(theirs));
      for (const role of MEMBER_ROLES) {
        const other = await addMember(team.organization, theirs);
        const isAllowed = manages && (own === "owner" || role !== "owner");
        const outcome = await outcomeOf(setRole(team[own].ctx, { id: other.id, role }));
        expect([own, "gives", theirs, role, outcome]).toEqual([
          own,
          "gives",
          theirs,
          role,
          isAllowed ? "done" : "forbidden",
        ]);
        expect((await getMembership(ctx, other.id))?.role).toBe(isAllowed ? role : theirs);
      }
      const other = await addMember(team.organization, theirs);
      const outcome = await outcomeOf(removeMember(team[own].ctx, other));
      expect([own, "removes", theirs, outcome]).toEqual([own, "removes", theirs, manages ? "done" : "forbidden"]);
      expect((await getMembership(ctx, other.id)) === null).toBe(manages);
    }
  });

  it.each(MEMBER_ROLES)("%s can see members; owners and managers can rename the organization", async (own) => {
    const { members } = await listMembers(team[own].ctx);
    expect(members.map(({ role }) => role)).toEqual(MEMBER_ROLES);
    expect(members.filter(({ is_you }) => is_you).map(({ email }) => email)).toEqual([team[own].email]);
    const isAllowed = own === "owner" || own === "manager";
    expect(await outcomeOf(updateOrganization(team[own].ctx, { name: "New", time_zone: "Europe/Rome" }))).toBe(
      isAllowed ? "done" : "forbidden",
    );
    const membership = await getMembership(ctx, team.viewer.id);
    expect(membership?.organization.name === "New").toBe(isAllowed);
  });

  it.each(MEMBER_ROLES)("%s can leave, unless they are the only owner", async (own) => {
    expect(await outcomeOf(leaveOrganization(team[own].ctx))).toBe(own === "owner" ? "conflict" : "done");
    expect((await getMembership(ctx, team[own].id)) === null).toBe(own !== "owner");
  });
});

describe("the last owner", () => {
  it("can't be demoted or removed and can't leave, and gets an error that says what to do", async () => {
    const { owner } = team;
    for (const role of ["manager", "viewer"] as const)
      await expect(setRole(owner.ctx, { id: owner.id, role })).rejects.toMatchObject({
        refusal: { code: "conflict", message: "The owner is the only owner. Make someone else an owner first." },
      });
    await expect(removeMember(owner.ctx, owner)).rejects.toMatchObject({ refusal: { code: "conflict" } });
    await setRole(owner.ctx, { id: team.member.id, role: "owner" });
    expect(await outcomeOf(removeMember(owner.ctx, owner))).toBe("conflict");
    expect(await outcomeOf(leaveOrganization(owner.ctx))).toBe("done");
    expect(await rolesIn(team.organization)).toEqual(["owner", "manager", "viewer"]);
  });

  it.each(["themselves", "each other"])("remains if two owners demote %s concurrently", async (whom) => {
    for (let round = 0; round < 5; round++) {
      const { owner, member, organization } = await createTeam(ctx);
      await setRole(owner.ctx, { id: member.id, role: "owner" });
      const second = { ...member.ctx, actor: { type: "user" as const, userId: member.userId, role: "owner" as const } };
      const [a, b] = whom === "themselves" ? [owner.id, member.id] : [member.id, owner.id];
      const outcomes = await Promise.all([
        outcomeOf(setRole(owner.ctx, { id: a, role: "viewer" })),
        outcomeOf(setRole(second, { id: b, role: "viewer" })),
      ]);
      expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
      expect((await rolesIn(organization)).filter((role) => role === "owner")).toHaveLength(1);
    }
  });

  it("remains if two owners leave concurrently", async () => {
    const { owner, member } = team;
    await setRole(owner.ctx, { id: member.id, role: "owner" });
    const outcomes = await Promise.all([
      outcomeOf(leaveOrganization(owner.ctx)),
      outcomeOf(leaveOrganization(member.ctx)),
    ]);
    expect(outcomes.sort()).toEqual(["conflict", "done"]);
  });
});

describe("a member", () => {
  it("of another organization is not found for any role", async () => {
    const stranger = await createTeam(ctx);
    for (const { id } of [stranger.viewer, stranger.owner]) {
      expect(await outcomeOf(setRole(team.owner.ctx, { id, role: "viewer" }))).toBe("not_found");
      expect(await outcomeOf(removeMember(team.owner.ctx, { id }))).toBe("not_found");
    }
    expect(await rolesIn(stranger.organization)).toEqual(MEMBER_ROLES);
    expect((await listMembers(team.owner.ctx)).members).toHaveLength(4);
  });

  it("removed during their own request can no longer change anything", async () => {
    await removeMember(team.owner.ctx, team.manager);
    expect(await outcomeOf(setRole(team.manager.ctx, { id: team.viewer.id, role: "member" }))).toBe("forbidden");
    expect(await outcomeOf(createInvitation(team.manager.ctx, { email: "x@example.org", role: "viewer" }))).toBe(
      "forbidden",
    );
  });

  it("who leaves or is demoted loses the invitations that they could no longer send", async () => {
    const { owner, manager } = team;
    const second = await addMember(team.organization, "owner");
    await createInvitation(second.ctx, { email: "owner@example.org", role: "owner" });
    await createInvitation(second.ctx, { email: "viewer@example.org", role: "viewer" });
    await createInvitation(manager.ctx, { email: "member@example.org", role: "member" });
    const open = async () => (await listInvitations(owner.ctx)).invitations.map(({ role }) => role).sort();
    expect(await open()).toEqual(["member", "owner", "viewer"]);
    await setRole(owner.ctx, { id: second.id, role: "manager" });
    expect(await open()).toEqual(["member", "viewer"]);
    await setRole(owner.ctx, { id: second.id, role: "member" });
    expect(await open()).toEqual(["member"]);
    await leaveOrganization(manager.ctx);
    expect(await open()).toEqual([]);
  });
});

it("every action is in the audit log with its changes, except those that changed nothing", async () => {
  const { owner, member, viewer } = team;
  await setRole(owner.ctx, { id: member.id, role: "manager" });
  await setRole(owner.ctx, { id: member.id, role: "manager" });
  await removeMember(owner.ctx, member);
  await leaveOrganization(viewer.ctx);
  const named = { name: "Renamed", time_zone: "Europe/Rome" };
  const { name } = team.organization.organization;
  await updateOrganization(owner.ctx, named);
  await updateOrganization(owner.ctx, named);
  expect(await acts()).toEqual([
    { action: "member.role", subject: member.email, before: { role: "member" }, after: { role: "manager" } },
    { action: "member.remove", subject: member.email, before: { role: "manager" }, after: null },
    { action: "member.leave", subject: viewer.email, before: { role: "viewer" }, after: null },
    { action: "organization.update", subject: "Renamed", before: { name, time_zone: "UTC" }, after: named },
  ]);
});

it("an API key can't manage anyone, even if its name is a role", async () => {
  const actor = { type: "key" as const, keyId: 1, keyName: "Key", roles: ["organization:manage"] };
  const key = { ...team.organization, actor };
  expect(await outcomeOf(setRole(key, { id: team.viewer.id, role: "member" }))).toBe("forbidden");
  expect(await outcomeOf(leaveOrganization(key))).toBe("forbidden");
});
