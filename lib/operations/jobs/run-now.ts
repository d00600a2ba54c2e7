import { and, eq, gt, isNull, like, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { executorRequests, executorRuns } from "@/db/schema";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { env, usesInngestServer } from "@/lib/core/env";
import { conflict, notFound } from "@/lib/core/errors";
import { functionIdOf, JOBS } from "@/lib/operations/jobs/rules";

/** A second press within this time means the first. */
const SAME_PRESS_MS = 5_000;

/**
 * Asks for a run of a scheduled job out of turn; the executor that leads makes it at its next look, within a second. One
 * that was asked for, waits or runs already stays the only one.
 * @throws AppError not_found for a job that has no schedule and to whoever is no admin, conflict with an Inngest server
 */
export async function runJobNow(ctx: ActingContext, { id }: { id: string }): Promise<{ is_new: boolean }> {
  await assertAdmin(ctx);
  const job = JOBS.find((known) => known.id === id && known.cron !== null);
  if (!job) throw notFound("Job not found");
  if (usesInngestServer(env()))
    throw conflict("An Inngest server runs the jobs here. Start this one from that server's dashboard.");
  const functionId = functionIdOf(job.id);
  const requestedBy = ctx.actor?.type === "user" ? `user ${ctx.actor.userId}` : "system";
  return ctx.db.transaction(async (tx) => {
    const asked = await tx
      .insert(executorRequests)
      .values({ functionId, requestedBy, requestedAt: ctx.now() })
      .onConflictDoNothing()
      .returning();
    if (asked.length === 0) return { is_new: false };
    // Looked at after the row is ours: the executor may just have made a run of the one before.
    if (await isUnderWay(ctx, tx, functionId)) {
      await tx.delete(executorRequests).where(eq(executorRequests.functionId, functionId));
      return { is_new: false };
    }
    await recordAct(ctx, tx, { action: "admin.job_run", organizationId: null, subject: job.name });
    return { is_new: true };
  });
}

async function isUnderWay(ctx: ActingContext, tx: Transaction, functionId: string): Promise<boolean> {
  const justNow = new Date(ctx.now().getTime() - SAME_PRESS_MS);
  const running = and(
    eq(executorRuns.functionId, functionId),
    or(
      isNull(executorRuns.finishedAt),
      and(gt(executorRuns.queuedAt, justNow), like(sql`${executorRuns.event}->>'id'`, "asked:%")),
    ),
  );
  return (await tx.$count(executorRuns, running)) > 0;
}
