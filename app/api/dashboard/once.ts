import type { z } from "zod";
import type { OrganizationContext } from "@/lib/core/context";
import { hashBody, readIdempotencyKey } from "@/lib/developers/idempotency/idempotency";
import type { AnswerHeaders } from "@/rest/answer";
import { runOnce } from "@/rest/run-once";

interface Work<A extends z.ZodType> {
  ctx: OrganizationContext;
  answer: A;
  /** Parsed, so that a retry counts as the same however it was written. */
  body: unknown;
  verb: (ctx: OrganizationContext) => Promise<z.input<A>> | z.input<A>;
}

/**
 * Runs a change of the dashboard once for each `Idempotency-Key`: a retry after a lost connection and a second click get
 * the first run's answer. Without the header it simply runs.
 * @returns the answer, and the headers it goes out with
 * @throws AppError idempotency_in_progress while the first run is under way, idempotency_mismatch with another body
 */
export async function answerOnce<A extends z.ZodType>(
  request: Pick<Request, "method" | "url" | "headers">,
  { ctx, answer, body, verb }: Work<A>,
): Promise<{ value: unknown; headers: AnswerHeaders }> {
  const key = readIdempotencyKey(request.headers);
  if (key === null) return { value: answer.parse(await verb(ctx)), headers: {} };
  const headers: AnswerHeaders = {};
  const identity = {
    organizationId: ctx.organization.id,
    method: request.method,
    path: new URL(request.url).pathname,
    key,
    bodyHash: hashBody(new TextEncoder().encode(JSON.stringify(body) ?? "")),
  };
  const work = async (onAnswer: OrganizationContext["onAnswer"]) => verb({ ...ctx, onAnswer });
  return { value: await runOnce(ctx, { answer }, identity, work, headers), headers };
}
