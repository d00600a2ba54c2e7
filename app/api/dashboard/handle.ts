import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { answerOnce } from "@/app/api/dashboard/once";
import { readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { currentPerson } from "@/app/session";
import { assertAdmin } from "@/lib/core/assert-admin";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, conflict, forbidden } from "@/lib/core/errors";
import { processLimits, rateLimited } from "@/lib/core/rate-limit";
import { assertRight, type Right } from "@/lib/core/rights";
import { ORGANIZATION_HEADER } from "@/lib/people/organizations/rules";
import { onBehalf, userContext } from "@/lib/people/sessions/request-context";
import { bodyLimitOf } from "@/rest/body-limits";
import { PEER_HEADER } from "@/rest/client-address";
import { readJson } from "@/rest/read-body";

interface Shape<Q extends z.ZodType, B extends z.ZodType, P extends z.ZodType, A extends z.ZodType> {
  /** What the member's role must allow, or that they run the service; the verb checks it too. */
  right: Right | "admin";
  query?: Q;
  body?: B;
  /** How often a minute an organization may do this; checked before the body is read. See limits.ts. */
  limit?: QuestionLimit;
  params?: P;
  /**
   * A change that must not be made twice, as what costs money: a request with the `Idempotency-Key` of one before gets
   * that one's answer. The answer is kept for a day, so it must hold no secret.
   */
  isIdempotent?: boolean;
  /** The answer is parsed by it, so that no extra column leaves. */
  answer: A;
  status?: number;
}

interface Input<Q extends z.ZodType, B extends z.ZodType, P extends z.ZodType> {
  query: z.output<Q>;
  body: z.output<B>;
  params: z.output<P>;
}

export interface QuestionLimit {
  name: string;
  perMinute: number;
}

type Segments = { params: Promise<Record<string, string | string[] | undefined>> };

/**
 * A route of the dashboard's own JSON: session, origin, right, limit, input, one verb, answer.
 *
 *     export const GET = dashboardRoute(
 *       { right: "videos:read", query: VideoRowsQuery, answer: VideoRows },
 *       (ctx, { query }) => listVideoRows(ctx, query),
 *     );
 */
export function dashboardRoute<
  A extends z.ZodType,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  P extends z.ZodType = z.ZodUndefined,
>(
  shape: Shape<Q, B, P, A>,
  verb: (ctx: OrganizationContext, input: Input<Q, B, P>) => Promise<z.input<A>> | z.input<A>,
) {
  return async (request: Request, segments: Segments): Promise<Response> => {
    try {
      requireSameOrigin(request);
      const ctx = await requireContext(request);
      await assertAllowed(ctx, shape.right);
      if (shape.limit) await assertWithin(ctx, shape.limit);
      const { pathname, searchParams } = new URL(request.url);
      const input = readInput<Q, B, P>(shape, {
        query: searchParams,
        body: shape.body ? await readJson(request, { limit: bodyLimitOf(request.method, pathname) }) : undefined,
        params: shape.params ? await segments.params : undefined,
      });
      request.signal.throwIfAborted();
      const run = (ctx: OrganizationContext) => onBehalf(ctx, () => verb(ctx, input));
      if (!shape.isIdempotent) return answerJson(shape.answer.parse(await run(ctx)), shape.status ?? 200);
      const { value, headers } = await answerOnce(request, { ctx, answer: shape.answer, body: input.body, verb: run });
      return answerJson(value, shape.status ?? 200, headers);
    } catch (error) {
      // Nobody reads the answer of a request that was canceled; it is no fault either.
      if (request.signal.aborted) return new Response(null, { status: 499 });
      return answerRefusal(error);
    }
  };
}

/** Before the input is looked at: what is wrong with it is nobody else's to know. @throws AppError forbidden, not_found */
export async function assertAllowed(ctx: OrganizationContext, right: Right | "admin"): Promise<void> {
  if (right === "admin") await assertAdmin(ctx);
  else assertRight(ctx.actor, right);
}

/** Counts a call by its organization. @throws AppError rate_limited */
export async function assertWithin(
  { organization }: OrganizationContext,
  { name, perMinute }: QuestionLimit,
): Promise<void> {
  const consumption = await processLimits().questions.consume(`${name}:${organization.id}`, perMinute);
  if (consumption.exceeded) throw rateLimited(consumption);
}

/** The session's organization. @throws AppError unauthenticated, conflict where the page was drawn for another, forbidden where it is suspended */
export async function requireContext(request: Request): Promise<OrganizationContext> {
  const person = await currentPerson();
  if (!person?.membership) throw new AppError({ code: "unauthenticated", reason: "missing" });
  const { membership, session } = person;
  const { organization } = membership;
  const meant = request.headers.get(ORGANIZATION_HEADER);
  // Switched in another tab, or no longer a member: a change meant for one organization must not reach another.
  if (meant && meant !== organization.publicId)
    throw conflict("You are in another organization now. Reload the page to go on there.");
  if (organization.suspendedAt) throw forbidden("This organization is suspended");
  const origin = { address: request.headers.get(PEER_HEADER), requestId: randomUUID() };
  return { ...userContext(membership, session.id), origin, signal: request.signal };
}
