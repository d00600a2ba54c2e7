import { and, eq } from "drizzle-orm";
import { users } from "@/db/schema";
import type { ActingContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";

/**
 * Admins are the people who run the service. To everybody else what only they may see does not exist.
 * @throws AppError not_found
 */
export async function assertAdmin(ctx: ActingContext): Promise<void> {
  const { actor } = ctx;
  // Scripts and jobs, run by whoever runs the machine.
  if (!actor || actor.type === "system") return;
  const admins =
    actor.type === "user" ? await ctx.db.$count(users, and(eq(users.id, actor.userId), eq(users.isAdmin, true))) : 0;
  if (admins === 0) throw notFound("Not found");
}
