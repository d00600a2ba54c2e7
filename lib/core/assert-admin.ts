import { and, eq } from "drizzle-orm";
import { users } from "@/db/schema";
import type { ActingContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";

/**
 * Checks that an admin acts. Admins run the service; for everyone else, admin resources don't exist.
 * @throws AppError not_found
 */
export async function assertAdmin(ctx: ActingContext): Promise<void> {
  const { actor } = ctx;
  // Scripts and jobs, started by the machine's operator.
  if (!actor || actor.type === "system") return;
  const admins =
    actor.type === "user" ? await ctx.db.$count(users, and(eq(users.id, actor.userId), eq(users.isAdmin, true))) : 0;
  if (admins === 0) throw notFound("Not found");
}
