import { and, eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { assertProved } from "@/lib/core/assert-proved";
import type { ActingContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";

/**
 * Checks that an admin acts. Admins run the service; for everyone else, admin resources don't exist. A request reads
 * this once, with its session; only actors of another origin are looked up here.
 * @throws AppError not_found
 */
export async function assertAdmin({ db, actor }: ActingContext): Promise<void> {
  // Scripts and jobs, started by the machine's operator.
  if (!actor || actor.type === "system") return;
  if (actor.type === "user" && (actor.isAdmin ?? (await isAdmin(db, actor.userId)))) return;
  throw notFound("Not found");
}

/**
 * Checks that an admin acts who has proved their identity in the last minutes, before money or credits are booked.
 * @throws AppError not_found, forbidden with `isProofRequired`
 */
export async function assertProvedAdmin(ctx: ActingContext): Promise<void> {
  await assertAdmin(ctx);
  await assertProved(ctx);
}

const isAdmin = async (db: ActingContext["db"], userId: number): Promise<boolean> =>
  (await db.$count(users, and(eq(users.id, userId), eq(users.isAdmin, true)))) > 0;
