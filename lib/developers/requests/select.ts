import { and, between, desc, eq, gte, inArray, lt, type SQL } from "drizzle-orm";
import { apiKeys, apiRequests } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { rowsAfter } from "@/lib/core/keyset";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { RANGE_HOURS, statusRange } from "@/lib/developers/requests/rules";
import type { DescribeRoute, RequestFilter, RequestRow } from "@/lib/developers/requests/schemas";
import { usedKey } from "@/lib/developers/requests/used-keys";

type Place = Pick<typeof apiRequests.$inferSelect, "at" | "id">;

/** Selects the organization's requests that match a filter. */
export function matching(ctx: OrganizationContext, filter: RequestFilter): SQL | undefined {
  const { status, method, route, key } = filter;
  const since = new Date(ctx.now().getTime() - RANGE_HOURS[filter.range] * HOUR_MS);
  const from = filter.from ?? (filter.to ? undefined : since);
  return and(
    eq(apiRequests.organizationId, ctx.organization.id),
    status && between(apiRequests.status, ...statusRange(status)),
    method && eq(apiRequests.method, method),
    route ? eq(apiRequests.route, route) : undefined,
    key
      ? inArray(
          apiRequests.keyId,
          ctx.db
            .select({ id: apiKeys.id })
            .from(apiKeys)
            .where(and(eq(apiKeys.publicId, key), eq(apiKeys.organizationId, ctx.organization.id))),
        )
      : undefined,
    from && gte(apiRequests.at, from),
    filter.to && lt(apiRequests.at, filter.to),
  );
}

/** Selects the requests that follow a given row of the list. */
export const below = ({ at, id }: Place): SQL => rowsAfter([apiRequests.at, apiRequests.id], [at, id]);

/** Newest first. */
export function selectRequests(ctx: OrganizationContext, where: SQL | undefined, limit: number) {
  return ctx.db
    .select({ request: apiRequests, key: apiKeys })
    .from(apiRequests)
    .innerJoin(apiKeys, eq(apiKeys.id, apiRequests.keyId))
    .where(where)
    .orderBy(desc(apiRequests.at), desc(apiRequests.id))
    .limit(limit);
}

export function presentRequest(
  { request, key }: Awaited<ReturnType<typeof selectRequests>>[number],
  describe: DescribeRoute,
): RequestRow {
  const { requestId, at, method, route, path, status, duration, credits } = request;
  return {
    ...{ request_id: requestId, at: at.toISOString(), key: usedKey(key), method, route, path, status, credits },
    duration_ms: duration,
    operation: describe(request),
  };
}
