import { assertPayable, chargeCredits } from "@/lib/billing/charge-credits";
import type { OrganizationContext } from "@/lib/core/context";
import type { AnswerHeaders } from "@/rest/answer";
import { CREDITS_CHARGED } from "@/rest/call";
import type { Operation } from "@/rest/operation";

/** A response ready to send: JSON text, or null if only its headers are known. */
export class SerializedAnswer {
  constructor(readonly body: string | null) {}
}

/** Thrown to end a HEAD request that would need a platform request. */
class PlatformNeeded extends Error {}

interface ChargedCall {
  requestId: string;
  /** HEAD: charges nothing and queries no platform. */
  isHead: boolean;
  run(ctx: OrganizationContext): Promise<unknown>;
}

/**
 * Runs a call that costs credits. The response is computed and serialized before the credits are taken, so a failed
 * call is free, and they are taken before it is sent.
 * @throws AppError insufficient_points, in addition to the verb's errors
 */
export async function runCharged(
  ctx: OrganizationContext,
  operation: Operation,
  { requestId, isHead, run }: ChargedCall,
  headers: AnswerHeaders,
): Promise<SerializedAnswer> {
  const { credits, id } = operation;
  const beforePlatform = async () => {
    await assertPayable(ctx, credits);
    if (isHead) throw new PlatformNeeded();
  };
  const answer = await run({ ...ctx, beforePlatform }).then(
    (value) => new SerializedAnswer(JSON.stringify(operation.answer.parse(value))),
    (error: unknown) => {
      if (error instanceof PlatformNeeded) return new SerializedAnswer(null);
      throw error;
    },
  );
  const { remaining } = isHead
    ? await assertPayable(ctx, credits)
    : await chargeCredits(ctx, { credits, requestId, operation: id });
  if (answer.body === null) headers["Content-Type"] = "application/json";
  headers[CREDITS_CHARGED] = String(isHead ? 0 : credits);
  headers["X-Credits-Remaining"] = String(remaining);
  return answer;
}
