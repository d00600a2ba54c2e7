import { and, eq, ne } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { sessions } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { conflict, notFound } from "@/lib/core/errors";
import { personOf } from "@/lib/people/sessions/actor";
import type { EndedSessions } from "@/lib/people/sessions/schemas";

/** Ends every session of a person, effective with their next request. */
export async function endSessions(tx: Queryable, userId: number): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
}

/** Ends the session of the current cookie. Does nothing if it has already ended. */
export async function signOut(ctx: Context, sessionId: string): Promise<void> {
  await ctx.db.delete(sessions).where(eq(sessions.publicId, sessionId));
}

/** Ends one of the person's own sessions. @throws AppError not_found, also for another person's session */
export async function endSession(ctx: OrganizationContext, { id }: { id: string }): Promise<{ id: string }> {
  const ended = await ctx.db
    .delete(sessions)
    .where(and(eq(sessions.publicId, id), eq(sessions.userId, personOf(ctx))))
    .returning({ id: sessions.id });
  if (ended.length === 0) throw notFound("Session not found");
  return { id };
}

/**
 * Ends all of the person's sessions except the current one. @throws AppError conflict for a request without a session
 */
export async function endOtherSessions(ctx: OrganizationContext): Promise<EndedSessions> {
  const userId = personOf(ctx);
  const { sessionId } = ctx;
  if (sessionId === undefined) throw conflict("Only a signed-in browser can end the other sessions");
  const ended = await ctx.db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), ne(sessions.id, sessionId)))
    .returning({ id: sessions.id });
  return { ended: ended.length };
}
