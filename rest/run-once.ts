import type { OrganizationContext } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { releaseLock, startIdempotent, storeResponse } from "@/lib/developers/idempotency/idempotency";
import { openAnswer, sealAnswer } from "@/lib/developers/idempotency/sealed-answer";
import type { AnswerHeaders } from "@/rest/answer";
import type { Operation } from "@/rest/operation";

/** Runs an idempotent request, or returns the stored response of its first run. */
export async function runOnce(
  ctx: OrganizationContext,
  operation: Pick<Operation, "answer" | "status"> & Partial<Pick<Operation, "answersSecret">>,
  request: Parameters<typeof startIdempotent>[1],
  work: (onAnswer: OrganizationContext["onAnswer"]) => Promise<unknown>,
  headers: AnswerHeaders,
): Promise<unknown> {
  const start = await startIdempotent(ctx, request);
  if (start.kind === "replay") {
    headers["Idempotent-Replayed"] = "true";
    return operation.answer.parse(operation.answersSecret ? openAnswer(request, start.body) : start.body);
  }
  const keptForm = (value: unknown) => (operation.answersSecret ? sealAnswer(request, value) : value);
  try {
    let kept = false;
    const value = await work(async (tx, value) => {
      await storeResponse(tx, start.lock, operation.status, keptForm(operation.answer.parse(value)));
      kept = true;
    });
    const parsed = operation.answer.parse(value);
    // A verb that wrote nothing had no transaction to store its response in.
    if (!kept) await storeResponse(ctx.db, start.lock, operation.status, keptForm(parsed));
    return parsed;
  } catch (error) {
    await releaseLock(ctx, start.lock).catch((err) => log.error({ err }, "an idempotency lock was left to expire"));
    throw error;
  }
}
