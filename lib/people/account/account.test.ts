import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntries, identities, members, outbox, sessions, users } from "@/db/schema";
import { newPublicId } from "@/lib/core/public-id";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { deleteAccount } from "@/lib/people/account/delete";
import { exportAccount } from "@/lib/people/account/export";
import { AccountExport } from "@/lib/people/account/schemas";
import { codeAt } from "@/lib/people/codes/app";
import { closeOrganization } from "@/lib/people/organizations/close";
import { closeDueOrganizations, remindOfClosing } from "@/lib/people/organizations/close-due";
import { CLOSING_DAYS } from "@/lib/people/organizations/closing-rules";
import { reopenOrganization } from "@/lib/people/organizations/reopen";
import { confirmSetup, startSetup } from "@/lib/people/second-factor/set-up";
import type { PersonContext } from "@/lib/people/sessions/actor";
import { createUser } from "@/lib/people/users/create";
import { signIn } from "@/lib/people/users/sign-in";
import { testContext } from "@/test/context";
import { getMembership, resumeSession } from "@/test/membership";
import { createTeam, outcomeOf, rolesIn, type Team } from "@/test/teams";

const PASSWORD = "correct horse battery";
const MINUTE = 60_000;

let ctx: ReturnType<typeof testContext>;
let team: Team;
let own: PersonContext;
let email: string;
let userId: number;
let claims: { userId: string; sessionId: string };
let count = 0;
beforeEach(async () => {
  ctx = testContext();
  team = await createTeam(ctx);
  email = `Leaving.${++count}@example.org`;
  ({ id: userId } = await createUser(ctx, { email, name: "Ada", password: PASSWORD }));
  await join("member");
  const client = { address: "203.0.113.7", agent: "test/1.0", addressGroup: "203.0.113.7", device: undefined };
  const result = await signIn(ctx, { email, password: PASSWORD }, client);
  if (!result || !("signedIn" in result)) throw new Error("not signed in");
  claims = result.signedIn;
  const [session] = await ctx.db.select().from(sessions).where(eq(sessions.userId, userId));
  own = { ...ctx, actor: { type: "user", userId, role: "member" }, sessionId: session?.id };
});

const join = (role: "owner" | "member") =>
  ctx.db
    .insert(members)
    .values({ organizationId: team.organization.organization.id, userId, role, createdAt: ctx.now() });

async function link() {
  const values = { publicId: newPublicId(), userId, subject: newPublicId(), email, createdAt: ctx.now() };
  await ctx.db.insert(identities).values({ ...values, provider: "google" });
}

describe("an export", () => {
  it("has the person's own data, and no secrets", async () => {
    await link();
    const { secret } = await startSetup(own, { current_password: PASSWORD }, "10.5.0.1");
    await confirmSetup(own, { code: codeAt(secret, ctx.now()) });
    const exported = await exportAccount(own);
    expect(AccountExport.parse(exported)).toEqual(exported);
    expect(exported).toMatchObject({
      profile: { name: "Ada", email, two_factor_since: ctx.now().toISOString() },
      organizations: [{ id: team.organization.organization.publicId, role: "member" }],
      sessions: [{ device: "test/1.0", address: "203.0.113.7" }],
      linked_accounts: [{ provider: "google", email }],
      actions: [{ action: "user.second_factor", subject: email }],
    });
    const text = JSON.stringify(exported);
    expect(text).not.toContain(secret);
    expect(text).not.toMatch(/argon2|v1\./);
    expect(text).not.toContain(team.owner.email);
  });
});

describe("a deletion", () => {
  it("erases the person, ends their sessions, and keeps the organization", async () => {
    await link();
    await deleteAccount(own, { email: email.toUpperCase() });
    expect(await resumeSession(ctx, claims)).toBeNull();
    expect(await rolesIn(team.organization)).toEqual(["owner", "manager", "member", "viewer"]);
    const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
    expect(user).toMatchObject({ name: "Deleted account", emailConfirmedAt: null, isAdmin: false });
    expect(user?.email).toMatch(/^[a-z0-9]{24}@deleted\.invalid$/);
    expect(await ctx.db.$count(identities, eq(identities.userId, userId))).toBe(0);
    const mails = await ctx.db.select().from(outbox).where(sql`payload ->> 'to' = ${email}`);
    expect(mails.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({ template: "account_deleted" }),
    );
    const acts = await ctx.db.select().from(auditEntries).where(eq(auditEntries.actorId, userId));
    expect(acts.map(({ action, actorName }) => [action, actorName])).toEqual([
      ["member.leave", email],
      ["user.delete", email],
    ]);
    // The address is free again.
    await createUser(ctx, { email, name: "Ada", password: PASSWORD });
  });

  it("requires the address, and a sign-in or proof in the last minutes", async () => {
    await expect(deleteAccount(own, { email: "other@example.org" })).rejects.toMatchObject({
      refusal: { details: [{ field: "email" }] },
    });
    ctx.clock.advance(11 * MINUTE);
    await expect(deleteAccount(own, { email })).rejects.toMatchObject({ refusal: { isProofRequired: true } });
    expect(await ctx.db.$count(members, eq(members.userId, userId))).toBe(1);
  });

  it("is refused for the only owner of an open organization", async () => {
    const { id } = team.organization.organization;
    await ctx.db.delete(members).where(and(eq(members.organizationId, id), eq(members.userId, team.owner.userId)));
    await ctx.db.update(members).set({ role: "owner" }).where(eq(members.userId, userId));
    expect(await outcomeOf(deleteAccount(own, { email }))).toBe("conflict");
    await ctx.db.update(members).set({ role: "owner" }).where(eq(members.userId, team.manager.userId));
    await deleteAccount(own, { email });
    expect(await rolesIn(team.organization)).toEqual(["owner", "member", "viewer"]);
  });

  it("is allowed for the only owner of a closed one, which no one reopens then, and which is closed for good", async () => {
    const { organization } = team.organization;
    const { id } = organization;
    await ctx.db.delete(members).where(and(eq(members.organizationId, id), eq(members.userId, team.owner.userId)));
    await ctx.db.update(members).set({ role: "owner" }).where(eq(members.userId, userId));
    const asOwner = { ...team.organization, actor: { type: "user" as const, userId, role: "owner" as const } };
    await closeOrganization(asOwner, { name: organization.name });
    await deleteAccount(own, { email });
    expect(await rolesIn(team.organization)).toEqual(["manager", "member", "viewer"]);
    for (const { ctx: left } of [team.manager, { ctx: asOwner }])
      expect(await outcomeOf(reopenOrganization(left))).toBe("forbidden");
    expect((await getMembership(ctx, team.viewer.id))?.organization.id).toBe(id);
    ctx.clock.advance((CLOSING_DAYS - 1) * DAY_MS);
    expect(await remindOfClosing(ctx)).toMatchObject({ done: 1, failed: 0 });
    ctx.clock.advance(DAY_MS);
    expect(await closeDueOrganizations(ctx)).toMatchObject({ done: 1, failed: 0 });
    expect(await getMembership(ctx, team.viewer.id)).toBeNull();
  });
});
