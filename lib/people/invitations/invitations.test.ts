import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntries, invitations, members, organizations, outbox, users } from "@/db/schema";
import type { MemberRole } from "@/lib/core/context";
import { MailTemplate, renderMail, withoutSecrets } from "@/lib/outbound/mail/templates";
import { acceptInvitation } from "@/lib/people/invitations/accept";
import { createInvitation } from "@/lib/people/invitations/create";
import { joinByInvitation } from "@/lib/people/invitations/join";
import { listInvitations } from "@/lib/people/invitations/list";
import { lookUpInvitation } from "@/lib/people/invitations/look-up";
import { withdrawInvitation } from "@/lib/people/invitations/withdraw";
import { MEMBER_ROLES, mayAssign } from "@/lib/people/members/rules";
import { updateOrganization } from "@/lib/people/organizations/update";
import { verifyPassword } from "@/lib/people/users/authenticate";
import { testContext } from "@/test/context";
import { getMembership } from "@/test/membership";
import { createPerson, createTeam, outcomeOf, type Team, tokenFor } from "@/test/teams";

const DAY = 86_400_000;
const PASSWORD = "correct horse battery";
let ctx: ReturnType<typeof testContext>;
let team: Team;
let count = 0;
beforeEach(async () => {
  ctx = testContext();
  team = await createTeam(ctx);
});

const newEmail = () => `Guest.${++count}@Example.org`;
async function invite(email = newEmail(), role: MemberRole = "member", by = team.owner) {
  const invitation = await createInvitation(by.ctx, { email, role });
  return { ...invitation, token: await tokenFor(ctx, email, "invitation") };
}
const join = (token: string) => joinByInvitation(ctx, { token, name: "Grace", password: PASSWORD });
const roleOf = async (userId: string) => (await getMembership(ctx, userId))?.role;
const idOf = async (email: string) => {
  const [user] = await ctx.db.select().from(users).where(eq(users.email, email));
  return user?.publicId ?? "";
};

describe("each role", () => {
  it.each(MEMBER_ROLES)("%s invites, lists and withdraws according to the table", async (own) => {
    const actor = team[own].ctx;
    for (const role of MEMBER_ROLES) {
      const isAllowed = (own === "owner" || own === "manager") && (own === "owner" || role !== "owner");
      expect(mayAssign(own, role)).toBe(isAllowed);
      expect(await outcomeOf(createInvitation(actor, { email: newEmail(), role }))).toBe(
        isAllowed ? "done" : "forbidden",
      );
      const { id } = await invite(newEmail(), role);
      expect(await outcomeOf(withdrawInvitation(actor, { id }))).toBe(isAllowed ? "done" : "forbidden");
    }
    const outcome = await outcomeOf(listInvitations(actor));
    expect(outcome).toBe(own === "owner" || own === "manager" ? "done" : "forbidden");
  });

  it("a manager can't replace an owner's invitation to a higher role", async () => {
    const { email, token } = await invite(newEmail(), "owner");
    const again = createInvitation(team.manager.ctx, { email, role: "viewer" });
    expect(await outcomeOf(again)).toBe("forbidden");
    expect((await lookUpInvitation(ctx, token)).state).toBe("open");
  });
});

describe("a stranger's invitation", () => {
  it("can neither be listed nor withdrawn", async () => {
    const { id, token } = await invite();
    const stranger = await createTeam(ctx);
    expect((await listInvitations(stranger.owner.ctx)).invitations).toEqual([]);
    expect(await outcomeOf(withdrawInvitation(stranger.owner.ctx, { id }))).toBe("not_found");
    expect((await lookUpInvitation(ctx, token)).state).toBe("open");
  });
});

describe("the mail", () => {
  it("has inviter, organization and expiry in the organization's time zone, and its secret is stored as a hash", async () => {
    await updateOrganization(team.owner.ctx, { name: "Rossi & Figli", time_zone: "Europe/Rome" });
    const { email, token } = await invite();
    const rows = await ctx.db.select().from(outbox).where(eq(outbox.organizationId, team.organization.organization.id));
    const mail = MailTemplate.parse(rows.at(-1)?.payload);
    const { subject, text, html } = renderMail(mail);
    expect(subject).toBe("The owner invites you to Rossi & Figli");
    expect(text).toContain(`The owner (${team.owner.email}) invites you to Rossi & Figli on Clipscope, as member.`);
    expect(text).toContain("until Mar 17, 2026, 13:00 (Europe/Rome)");
    expect(html).toContain("Rossi &amp; Figli");
    expect(text).toContain(`/invitation?token=${token}`);
    expect(JSON.stringify(renderMail(withoutSecrets(mail)))).not.toContain(token);
    const stored = JSON.stringify([await ctx.db.select().from(invitations), await ctx.db.select().from(auditEntries)]);
    expect(stored).toContain(email);
    expect(stored).not.toContain(token);
  });

  it("is not sent to members, and at most fifty times a day", async () => {
    const known = createInvitation(team.owner.ctx, { email: team.viewer.email.toUpperCase(), role: "viewer" });
    await expect(known).rejects.toMatchObject({ refusal: { details: [{ field: "email" }] } });
    for (let n = 0; n < 50; n++) await createInvitation(team.owner.ctx, { email: newEmail(), role: "viewer" });
    expect(await outcomeOf(invite())).toBe("rate_limited");
    ctx.clock.advance(DAY + 1);
    expect(await outcomeOf(invite())).toBe("done");
  });
});

describe("signing up by invitation", () => {
  it("confirms the address, creates no organization, and works once", async () => {
    const { email, token } = await invite();
    const before = await ctx.db.$count(organizations);
    expect(await lookUpInvitation(ctx, token)).toMatchObject({
      state: "open",
      email,
      role: "member",
      hasAccount: false,
    });
    expect(await join(token)).toEqual({ email, organization: team.organization.organization.publicId });
    expect(await ctx.db.$count(organizations)).toBe(before);
    const membership = await getMembership(ctx, await idOf(email));
    expect(membership).toMatchObject({
      role: "member",
      organization: { id: team.organization.organization.id },
      user: { emailConfirmedAt: ctx.now() },
    });
    expect(await verifyPassword(ctx, email.toLowerCase(), PASSWORD)).not.toBeNull();
    expect((await lookUpInvitation(ctx, token)).state).toBe("accepted");
    expect(await outcomeOf(join(token))).toBe("conflict");
    expect((await listInvitations(team.owner.ctx)).invitations).toEqual([]);
  });

  it("requires an address without an account", async () => {
    const person = await createPerson(ctx);
    const { token } = await invite(person.email.toLowerCase());
    expect(await lookUpInvitation(ctx, token)).toMatchObject({ hasAccount: true });
    await expect(join(token)).rejects.toMatchObject({ refusal: { details: [{ field: "email" }] } });
    expect((await lookUpInvitation(ctx, token)).state).toBe("open");
  });
});

describe("accepting it", () => {
  it("makes only the invited person a member, ignoring the case of the address", async () => {
    const person = await createPerson(ctx);
    const other = await createPerson(ctx);
    const { token } = await invite(person.email.toUpperCase(), "manager");
    expect(await outcomeOf(acceptInvitation(ctx, { token, userId: other.userId }))).toBe("forbidden");
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => outcomeOf(acceptInvitation(ctx, { token, userId: person.userId }))),
    );
    expect(outcomes.sort()).toEqual(["conflict", "conflict", "done"]);
    expect(await roleOf(person.id)).toBe("manager");
    expect(await roleOf(other.id)).toBeUndefined();
    expect(await outcomeOf(acceptInvitation(ctx, { token, userId: person.userId }))).toBe("conflict");
    const [entry] = await ctx.db
      .select()
      .from(auditEntries)
      .where(
        and(eq(auditEntries.organizationId, team.organization.organization.id), eq(auditEntries.action, "member.join")),
      );
    expect(entry).toMatchObject({ actorName: person.email, after: { role: "manager" } });
  });

  it("does not restore a removed member", async () => {
    const person = await createPerson(ctx);
    const { token } = await invite(person.email);
    await acceptInvitation(ctx, { token, userId: person.userId });
    await ctx.db.delete(members).where(eq(members.userId, person.userId));
    expect(await outcomeOf(acceptInvitation(ctx, { token, userId: person.userId }))).toBe("conflict");
    expect(await roleOf(person.id)).toBeUndefined();
  });
});

describe("a link", () => {
  const tell = async (token: string) => {
    const refused = await join(token).then(
      () => "",
      (error: { refusal: { message?: string } }) => error.refusal.message ?? "not valid",
    );
    return { state: (await lookUpInvitation(ctx, token)).state, refused };
  };

  it("that is withdrawn, replaced, expired or invalid returns an error and creates no account", async () => {
    const before = await ctx.db.$count(users);
    const withdrawn = await invite();
    await withdrawInvitation(team.owner.ctx, withdrawn);
    await withdrawInvitation(team.owner.ctx, withdrawn);
    const replaced = await invite();
    const newer = await invite(replaced.email, "viewer");
    const WITHDRAWN = { state: "withdrawn", refused: "This invitation was withdrawn. Ask for a new one." };
    expect(await tell(withdrawn.token)).toEqual(WITHDRAWN);
    expect(await tell(replaced.token)).toEqual(WITHDRAWN);
    expect((await listInvitations(team.owner.ctx)).invitations.map(({ id }) => id)).toEqual([newer.id]);
    ctx.clock.advance(7 * DAY - 1);
    expect((await lookUpInvitation(ctx, newer.token)).state).toBe("open");
    ctx.clock.advance(1);
    expect(await tell(newer.token)).toEqual({
      state: "expired",
      refused: "This invitation has expired. Ask for a new one.",
    });
    expect(await tell("x".repeat(43))).toEqual({ state: "unknown", refused: "not valid" });
    expect(await ctx.db.$count(users)).toBe(before);
  });

  it("that was used can no longer be withdrawn", async () => {
    const { id, token } = await invite();
    await join(token);
    expect(await outcomeOf(withdrawInvitation(team.owner.ctx, { id }))).toBe("conflict");
  });
});
