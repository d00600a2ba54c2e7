import { and, eq } from "drizzle-orm";
import { apiRequests } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { REQUESTS_PER_PAGE } from "@/lib/requests/rules";
import type { RequestPage, RequestsQuery } from "@/lib/requests/schemas";
import { below, matching, presentRequest, selectRequests } from "@/lib/requests/select";
import { assertRight } from "@/lib/rights";

/** A page of the organisation's API calls, newest first; one request by its id, or none. @throws AppError invalid_request */
export async function listRequests(
  ctx: OrganizationContext,
  { cursor, request_id, ...filter }: RequestsQuery,
): Promise<RequestPage> {
  assertRight(ctx.actor, "usage:read");
  if (request_id !== undefined) {
    const found = await selectRequests(ctx, ofId(ctx, request_id), 1);
    return { requests: found.map(presentRequest), next_cursor: null };
  }
  const last = cursor === undefined ? undefined : await placeOf(ctx, cursor);
  const rows = await selectRequests(ctx, and(matching(ctx, filter), last && below(last)), REQUESTS_PER_PAGE + 1);
  const requests = rows.slice(0, REQUESTS_PER_PAGE).map(presentRequest);
  return { requests, next_cursor: rows.length > REQUESTS_PER_PAGE ? (requests.at(-1)?.request_id ?? null) : null };
}

const ofId = (ctx: OrganizationContext, requestId: string) =>
  and(eq(apiRequests.requestId, requestId), eq(apiRequests.organizationId, ctx.organization.id));

async function placeOf(ctx: OrganizationContext, requestId: string) {
  const [place] = await ctx.db
    .select({ at: apiRequests.at, id: apiRequests.id })
    .from(apiRequests)
    .where(ofId(ctx, requestId));
  if (!place) throw invalid("cursor", "Invalid cursor");
  return place;
}
