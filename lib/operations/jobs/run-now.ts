import { and, eq, gt, isNull, like, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { executorRequests, executorRuns } from "@/db/schema";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { env, usesInngestServer } from "@/lib/core/env";
import { conflict, notFound } from "@/lib/core/errors";
import { functionIdOf, JOBS } from "@/lib/operations/jobs/rules";

/** A second click within this time counts as the first. */
const DOUBLE_CLICK_MS = 5_000;

/**
 * Requests a manual run of a scheduled job; the leading executor starts it at its next poll, within a second. Has no
 * effect while a run is requested, queued or running.
 * @throws AppError not_found for a job without a schedule and for non-admins; conflict with an Inngest server
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
    // Checked after locking the row, because the executor may have just created a run for the previous request.
    if (await isUnderWay(ctx, tx, functionId)) {
      await tx.delete(executorRequests).where(eq(executorRequests.functionId, functionId));
      return { is_new: false };
    }
    await recordAct(ctx, tx, { action: "admin.job_run", organizationId: null, subject: job.name });
    return { is_new: true };
  });
}

async function isUnderWay(ctx: ActingContext, tx: Transaction, functionId: string): Promise<boolean> {
  const justNow = new Date(ctx.now().getTime() - DOUBLE_CLICK_MS);
  const running = and(
    eq(executorRuns.functionId, functionId),
    or(
      isNull(executorRuns.finishedAt),
      and(gt(executorRuns.queuedAt, justNow), like(sql`${executorRuns.event}->>'id'`, "asked:%")),
    ),
  );
  return (await tx.$count(executorRuns, running)) > 0;
}
