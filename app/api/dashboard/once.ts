import type { z } from "zod";
import type { OrganizationContext } from "@/lib/core/context";
import { hashBody, readIdempotencyKey } from "@/lib/developers/idempotency/idempotency";
import type { AnswerHeaders } from "@/rest/answer";
import { runOnce } from "@/rest/run-once";

interface Work<A extends z.ZodType> {
  ctx: OrganizationContext;
  answer: A;
  /** Parsed, so that a retry counts as the same request in any formatting. */
  body: unknown;
  verb: (ctx: OrganizationContext) => Promise<z.input<A>> | z.input<A>;
}

/**
 * Runs a dashboard change once for each `Idempotency-Key`: a retry after a lost connection or a second click gets the
 * first run's response. Without the header, it simply runs. @returns the response and its headers @throws AppError
 * idempotency_in_progress while the first run is in progress, idempotency_mismatch with another body
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
  return { value: await runOnce(ctx, { answer, status: 200 }, identity, work, headers), headers };
}
