import { eq } from "drizzle-orm";
import { members, outbox, users } from "@/db/schema";
import type { Context, MemberRole, OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newPublicId } from "@/lib/core/public-id";
import { MEMBER_ROLES } from "@/lib/people/members/rules";
import { createTestOrganization, type TestOrganization } from "@/test/context";

export interface TestPerson {
  ctx: OrganizationContext;
  userId: number;
  /** The public id. */
  id: string;
  email: string;
}

export type Team = Record<MemberRole, TestPerson> & { organization: OrganizationContext };

/** Without a usable password: argon2 for four people would take most of a test's time. */
export async function createPerson(ctx: Context, name = "Ada Walker"): Promise<Omit<TestPerson, "ctx">> {
  const email = `Person.${newPublicId()}@example.org`;
  const [row] = await ctx.db
    .insert(users)
    .values({
      publicId: newPublicId(),
      email,
      emailKey: email.toLowerCase(),
      name,
      passwordHash: "none",
      emailConfirmedAt: ctx.now(),
      passwordChangedAt: ctx.now(),
      createdAt: ctx.now(),
    })
    .returning();
  if (!row) throw new Error("the person was not written");
  return { userId: row.id, id: row.publicId, email };
}

export async function addMember(organization: OrganizationContext, role: MemberRole): Promise<TestPerson> {
  const person = await createPerson(organization, `The ${role}`);
  const { id: organizationId } = organization.organization;
  await organization.db
    .insert(members)
    .values({ organizationId, userId: person.userId, role, createdAt: organization.now() });
  return { ...person, ctx: { ...organization, actor: { type: "user", userId: person.userId, role } } };
}

/** An organization with one member of every role. */
export async function createTeam(ctx: Context, options: TestOrganization = {}): Promise<Team> {
  const organization = await createTestOrganization(ctx, options);
  const [owner, manager, member, viewer] = await Promise.all(MEMBER_ROLES.map((role) => addMember(organization, role)));
  if (!owner || !manager || !member || !viewer) throw new Error("a role is missing");
  return { organization, owner, manager, member, viewer };
}

/** Returns "done", or the error code. */
export const outcomeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.refusal.code : String(error)),
  );

/** Returns the roles in an organization, owners first. */
export async function rolesIn({ db, organization }: OrganizationContext): Promise<MemberRole[]> {
  const rows = await db.select().from(members).where(eq(members.organizationId, organization.id));
  return rows.map(({ role }) => role).sort((a, b) => MEMBER_ROLES.indexOf(a) - MEMBER_ROLES.indexOf(b));
}

/** Returns the secret in the newest email of a template to an address. */
export async function tokenFor(ctx: Context, to: string, template: string): Promise<string> {
  const mails = await ctx.db.select().from(outbox).orderBy(outbox.id);
  const own = mails.map(({ payload }) => JSON.stringify(payload)).filter((mail) => mail.includes(JSON.stringify(to)));
  const newest = own.findLast((mail) => mail.includes(JSON.stringify(template))) ?? "";
  const token = /\?token=([\w-]+)/.exec(newest)?.[1];
  if (!token) throw new Error(`no mail ${template} to ${to}`);
  return token;
}
