import { and, eq, gt } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { ActingContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";

/** How long a sign-in, or a password or code given later, is enough for acts that a stolen session must not take. */
export const PROOF_MINUTES = 10;

/**
 * Checks that the person proved their identity in this session in the last minutes. Only browsers have sessions:
 * scripts and jobs pass.
 * @throws AppError forbidden, with `isProofRequired`
 */
export async function assertProved({ db, now, sessionId }: ActingContext): Promise<void> {
  if (sessionId === undefined) return;
  const since = new Date(now().getTime() - PROOF_MINUTES * MINUTE_MS);
  if ((await db.$count(sessions, and(eq(sessions.id, sessionId), gt(sessions.provedAt, since)))) > 0) return;
  throw new AppError({ code: "forbidden", message: "Confirm that it's you to continue", isProofRequired: true });
}
