import { assertPayable, chargePoints } from "@/lib/billing/charge-points";
import type { OrganizationContext } from "@/lib/core/context";
import type { AnswerHeaders } from "@/rest/answer";
import { POINTS_CHARGED } from "@/rest/call";
import type { Operation } from "@/rest/operation";

/** An answer as it leaves: JSON text, or null where only its headers are known. */
export class SerializedAnswer {
  constructor(readonly body: string | null) {}
}

/** Thrown to end a HEAD request where its answer would have to be asked of a platform. */
class PlatformNeeded extends Error {}

interface ChargedCall {
  requestId: string;
  /** HEAD: nothing is charged, and no platform is asked. */
  isHead: boolean;
  run(ctx: OrganizationContext): Promise<unknown>;
}

/**
 * Runs a call that costs points. The answer is computed and serialized before the points are taken, so that a call
 * that fails is free, and they are taken before it is sent.
 * @throws AppError insufficient_points, besides what the verb throws
 */
export async function runCharged(
  ctx: OrganizationContext,
  operation: Operation,
  { requestId, isHead, run }: ChargedCall,
  headers: AnswerHeaders,
): Promise<SerializedAnswer> {
  const { points, id } = operation;
  const beforePlatform = async () => {
    await assertPayable(ctx, points);
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
    ? await assertPayable(ctx, points)
    : await chargePoints(ctx, { points, requestId, operation: id });
  if (answer.body === null) headers["Content-Type"] = "application/json";
  headers[POINTS_CHARGED] = String(isHead ? 0 : points);
  headers["X-Credits-Remaining"] = String(remaining);
  return answer;
}
