import { and, eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { sessions, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { expiryOf } from "@/lib/people/sessions/rules";

const MAX_AGENT_LENGTH = 400;

/** The browser of a session. */
export interface SessionClient {
  address: string | null;
  /** The `User-Agent` header. */
  agent: string | null;
}

/** What the session cookie contains. */
export interface SessionClaims {
  /** The user's public ID. */
  userId: string;
  /** The session's public ID. */
  sessionId: string;
}

/**
 * Starts a session.
 * @param passwordHash the hash that was verified; omitted if something other than a password proved the identity
 * @returns null if the password has changed since it was verified. The change ends all sessions, and this one would
 * outlive it
 */
export async function openSession(
  ctx: Context,
  { userId, passwordHash }: { userId: number; passwordHash?: string },
  client: SessionClient,
): Promise<SessionClaims | null> {
  return ctx.db.transaction((tx) => insertSession(ctx, tx, { userId, passwordHash }, client));
}

/** Like `openSession`, in the caller's transaction. */
export async function insertSession(
  ctx: Context,
  tx: Queryable,
  { userId, passwordHash }: { userId: number; passwordHash?: string },
  client: SessionClient,
): Promise<SessionClaims | null> {
  // The row lock makes a concurrent password change wait, so that the change ends this session too.
  const [user] = await tx
    .select({ publicId: users.publicId })
    .from(users)
    .where(and(eq(users.id, userId), passwordHash === undefined ? undefined : eq(users.passwordHash, passwordHash)))
    .for("share");
  if (!user) return null;
  const now = ctx.now();
  const sessionId = newPublicId();
  await tx.insert(sessions).values({
    publicId: sessionId,
    userId,
    createdAt: now,
    lastUsedAt: now,
    provedAt: now,
    expiresAt: expiryOf(now),
    address: client.address,
    agent: client.agent?.slice(0, MAX_AGENT_LENGTH) ?? null,
  });
  return { userId: user.publicId, sessionId };
}
