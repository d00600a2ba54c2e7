import { eq } from "drizzle-orm";
import { sessions, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import type { Membership, Person } from "@/lib/people/sessions/membership";
import { openSession, type SessionClaims } from "@/lib/people/sessions/open";
import { type CurrentPerson, resolveSession } from "@/lib/people/sessions/resolve";

const CLIENT = { address: "203.0.113.9", agent: null };

/** Starts a session of a user by public ID, like signing in. */
export async function startSession(ctx: Context, userId: string): Promise<SessionClaims> {
  const [user] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.publicId, userId));
  const claims = user && (await openSession(ctx, { userId: user.id }, CLIENT));
  if (!claims) throw new Error(`there is no user ${userId}`);
  return claims;
}

/** Returns what a request with the session gets: null once it has ended. */
export const resumeSession = (
  ctx: Context,
  claims: SessionClaims,
  requestedOrganization?: string,
): Promise<CurrentPerson | null> => resolveSession(ctx, claims, CLIENT, requestedOrganization);

async function currentPersonOf(ctx: Context, userId: string, requestedOrganization?: string) {
  const [user] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.publicId, userId));
  if (!user) return null;
  const claims = await startSession(ctx, userId);
  const person = await resumeSession(ctx, claims, requestedOrganization);
  await ctx.db.delete(sessions).where(eq(sessions.publicId, claims.sessionId));
  return person;
}

/** Returns the membership for a request of the user. */
export const getMembership = async (ctx: Context, userId: string, requested?: string): Promise<Membership | null> =>
  (await currentPersonOf(ctx, userId, requested))?.membership ?? null;

/** Returns the user, even without an organization. */
export const getPerson = async (ctx: Context, userId: string): Promise<Person | null> =>
  (await currentPersonOf(ctx, userId))?.user ?? null;
