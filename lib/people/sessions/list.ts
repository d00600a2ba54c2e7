import { and, desc, eq, gt } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { personOf } from "@/lib/people/sessions/actor";
import { deviceName } from "@/lib/people/sessions/device-name";
import { idleSince } from "@/lib/people/sessions/rules";
import type { SessionList } from "@/lib/people/sessions/schemas";

/** Programs can sign in any number of times. The page shows the newest sessions. */
const MAX_SESSIONS = 100;

/** Returns where the person is signed in: the current session first, then the most recently used. */
export async function listSessions(ctx: OrganizationContext): Promise<SessionList> {
  const now = ctx.now();
  const live = and(
    eq(sessions.userId, personOf(ctx)),
    gt(sessions.expiresAt, now),
    gt(sessions.lastUsedAt, idleSince(now)),
  );
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(live)
    .orderBy(desc(eq(sessions.id, ctx.sessionId ?? 0)), desc(sessions.lastUsedAt), desc(sessions.id))
    .limit(MAX_SESSIONS);
  return {
    sessions: rows.map((row) => ({
      id: row.publicId,
      device: deviceName(row.agent),
      address: row.address,
      created_at: row.createdAt.toISOString(),
      last_used_at: row.lastUsedAt.toISOString(),
      is_current: row.id === ctx.sessionId,
    })),
  };
}
