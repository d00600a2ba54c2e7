import { and, asc, desc, eq } from "drizzle-orm";
import {
  auditEntries,
  identities,
  members,
  organizations,
  savedViews,
  secondFactors,
  sessions,
  users,
  videoNotes,
} from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import type { AccountExport } from "@/lib/people/account/schemas";
import { type PersonContext, personOf } from "@/lib/people/sessions/actor";

const MAX_ACTIONS = 10_000;

/** Returns what the service stores about the signed-in person. Data of their organizations isn't theirs alone. */
export async function exportAccount(ctx: PersonContext): Promise<AccountExport> {
  const { db } = ctx;
  const userId = personOf(ctx);
  const [user] = await db.select().from(users).where(eq(users.id, userId));
  if (!user) throw notFound("Profile not found");
  const [factor] = await db.select().from(secondFactors).where(eq(secondFactors.userId, userId));
  const memberships = await db
    .select({ id: organizations.publicId, name: organizations.name, role: members.role, joined: members.createdAt })
    .from(members)
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(eq(members.userId, userId))
    .orderBy(asc(members.createdAt));
  const own = await db.select().from(sessions).where(eq(sessions.userId, userId)).orderBy(asc(sessions.id));
  const linked = await db.select().from(identities).where(eq(identities.userId, userId)).orderBy(asc(identities.id));
  const views = await db
    .select({ organization: organizations.name, name: savedViews.name, settings: savedViews.settings })
    .from(savedViews)
    .innerJoin(organizations, eq(organizations.id, savedViews.organizationId))
    .where(eq(savedViews.userId, userId))
    .orderBy(asc(savedViews.id));
  const notes = await db.select().from(videoNotes).where(eq(videoNotes.authorId, userId)).orderBy(asc(videoNotes.id));
  const acts = await db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.actorType, "user"), eq(auditEntries.actorId, userId)))
    .orderBy(desc(auditEntries.id))
    .limit(MAX_ACTIONS);
  return {
    exported_at: ctx.now().toISOString(),
    profile: {
      id: user.publicId,
      name: user.name,
      email: user.email,
      email_confirmed_at: user.emailConfirmedAt?.toISOString() ?? null,
      two_factor_since: factor?.confirmedAt?.toISOString() ?? null,
      created_at: user.createdAt.toISOString(),
    },
    organizations: memberships.map(({ joined, ...rest }) => ({ ...rest, joined_at: joined.toISOString() })),
    sessions: own.map(({ agent, address, createdAt, lastUsedAt }) => ({
      device: agent,
      address,
      created_at: createdAt.toISOString(),
      last_used_at: lastUsedAt.toISOString(),
    })),
    linked_accounts: linked.map(({ provider, email, createdAt }) => ({
      provider,
      email,
      created_at: createdAt.toISOString(),
    })),
    saved_views: views,
    notes: notes.map(({ text, at, createdAt }) => ({
      text,
      about: at.toISOString(),
      created_at: createdAt.toISOString(),
    })),
    actions: acts.map(({ action, subject, address, at }) => ({ action, subject, address, at: at.toISOString() })),
  };
}
