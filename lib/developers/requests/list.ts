import { and, eq } from "drizzle-orm";
import { apiRequests } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { REQUESTS_PER_PAGE } from "@/lib/developers/requests/rules";
import type { DescribeRoute, RequestPage, RequestsQuery } from "@/lib/developers/requests/schemas";
import { below, matching, presentRequest, selectRequests } from "@/lib/developers/requests/select";

/**
 * Returns a page of the organization's API requests, newest first, or the one with a given ID. @throws AppError
 * invalid_request
 */
export async function listRequests(
  ctx: OrganizationContext,
  { cursor, request_id, ...filter }: RequestsQuery,
  describe: DescribeRoute,
): Promise<RequestPage> {
  assertRight(ctx.actor, "usage:read");
  if (request_id !== undefined) {
    const found = await selectRequests(ctx, ofId(ctx, request_id), 1);
    return { requests: found.map((row) => presentRequest(row, describe)), next_cursor: null };
  }
  const last = cursor === undefined ? undefined : await placeOf(ctx, cursor);
  const rows = await selectRequests(ctx, and(matching(ctx, filter), last && below(last)), REQUESTS_PER_PAGE + 1);
  const requests = rows.slice(0, REQUESTS_PER_PAGE).map((row) => presentRequest(row, describe));
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
