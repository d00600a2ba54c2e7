import { and, asc, desc, eq, gt, isNull, lte } from "drizzle-orm";
import { members, organizations, sessions, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { type Membership, PERSON, type Person } from "@/lib/people/sessions/membership";
import type { SessionClaims, SessionClient } from "@/lib/people/sessions/open";
import { idleSince, TOUCH_AFTER_MS } from "@/lib/people/sessions/rules";

export interface CurrentPerson {
  user: Person;
  /** null for a person who belongs to no organization, or to none that is open. */
  membership: Membership | null;
  session: { id: number; publicId: string; expiresAt: Date };
}

/**
 * Returns the person of a session with their membership, or null when the session has ended. Read for every request in
 * one query, so that an ended session, a changed role and a suspension take effect immediately.
 * @param requestedOrganization the public ID of the organization that the person chose; counts only if they belong to
 * it, else the first one joined is taken. Suspended organizations are included, closed ones are not.
 */
export async function resolveSession(
  ctx: Context,
  { userId, sessionId }: SessionClaims,
  client: SessionClient,
  requestedOrganization?: string,
): Promise<CurrentPerson | null> {
  const now = ctx.now();
  const [row] = await ctx.db
    .select({ session: sessions, user: PERSON, organization: organizations, role: members.role })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(members, eq(members.userId, users.id))
    .leftJoin(organizations, and(eq(organizations.id, members.organizationId), isNull(organizations.closedAt)))
    .where(
      and(
        eq(sessions.publicId, sessionId),
        eq(users.publicId, userId),
        gt(sessions.expiresAt, now),
        gt(sessions.lastUsedAt, idleSince(now)),
      ),
    )
    .orderBy(
      asc(isNull(organizations.id)),
      ...(requestedOrganization ? [desc(eq(organizations.publicId, requestedOrganization))] : []),
      asc(members.createdAt),
      asc(members.organizationId),
    )
    .limit(1);
  if (!row) return null;
  const { session, user, organization, role } = row;
  if (now.getTime() - session.lastUsedAt.getTime() >= TOUCH_AFTER_MS) await touch(ctx, session.id, client);
  return {
    user,
    membership: organization && role ? { organization, role, user } : null,
    session: { id: session.id, publicId: session.publicId, expiresAt: session.expiresAt },
  };
}

/** Notes that a session is used. Of requests at the same moment one writes. */
async function touch(ctx: Context, id: number, { address, agent }: SessionClient): Promise<void> {
  const now = ctx.now();
  await ctx.db
    .update(sessions)
    .set({ lastUsedAt: now, address, agent: agent?.slice(0, 400) ?? null })
    .where(and(eq(sessions.id, id), lte(sessions.lastUsedAt, new Date(now.getTime() - TOUCH_AFTER_MS))));
}
