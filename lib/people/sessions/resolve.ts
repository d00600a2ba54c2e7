import { and, asc, desc, eq, gt, isNotNull, isNull, lte } from "drizzle-orm";
import { members, organizations, secondFactors, sessions, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { isEnterable, type Membership, PERSON, type Person } from "@/lib/people/sessions/membership";
import type { SessionClaims, SessionClient } from "@/lib/people/sessions/open";
import { idleSince, LAST_USED_INTERVAL_MS } from "@/lib/people/sessions/rules";

export interface CurrentPerson {
  user: Person;
  /** Null for a person who can enter no organization. */
  membership: Membership | null;
  session: { id: number; publicId: string; expiresAt: Date };
}

/**
 * Returns the person of a session with their membership, or null if the session has ended. One query per request reads
 * it, so that an ended session, a changed role or a suspension takes effect immediately.
 * @param requestedOrganization public ID of the organization that the person selected. If they don't belong to it, the
 * first one they joined is used, open ones first. Suspended organizations are included, those closed for good are not.
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
    .leftJoin(secondFactors, eq(secondFactors.userId, users.id))
    .leftJoin(members, eq(members.userId, users.id))
    .leftJoin(organizations, and(eq(organizations.id, members.organizationId), isEnterable))
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
      asc(isNotNull(organizations.closedAt)),
      asc(members.createdAt),
      asc(members.organizationId),
    )
    .limit(1);
  if (!row) return null;
  const { session, user, organization, role } = row;
  if (now.getTime() - session.lastUsedAt.getTime() >= LAST_USED_INTERVAL_MS) await touch(ctx, session.id, client);
  return {
    user,
    membership: organization && role ? { organization, role, user } : null,
    session: { id: session.id, publicId: session.publicId, expiresAt: session.expiresAt },
  };
}

/** Records that a session was used. Only one of several concurrent requests writes. */
async function touch(ctx: Context, id: number, { address, agent }: SessionClient): Promise<void> {
  const now = ctx.now();
  await ctx.db
    .update(sessions)
    .set({ lastUsedAt: now, address, agent: agent?.slice(0, 400) ?? null })
    .where(and(eq(sessions.id, id), lte(sessions.lastUsedAt, new Date(now.getTime() - LAST_USED_INTERVAL_MS))));
}
