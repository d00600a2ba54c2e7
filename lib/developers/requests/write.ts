import { asc, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { apiKeys } from "@/db/schema";
import type { RequestEntry } from "@/lib/developers/requests/buffer";

/**
 * Writes requests, their hourly counts and each key's total and last use, all or nothing. A batch can be written again
 * if its commit was not confirmed: requests that are already stored are not counted again.
 */
export async function writeRequests(db: Database, entries: readonly RequestEntry[]): Promise<void> {
  const keyIds = [...new Set(entries.map(({ keyId }) => keyId))];
  await db.transaction(async (tx) => {
    // Several processes write concurrently. All rows they share belong to one key, so locking the keys in order is
    // enough.
    await tx
      .select({ id: apiKeys.id })
      .from(apiKeys)
      .where(inArray(apiKeys.id, keyIds))
      .orderBy(asc(apiKeys.id))
      .for("no key update");
    await tx.execute(sql`
      with added as (
        insert into api_requests
          (request_id, organization_id, key_id, method, route, path, status, duration, points, at)
        select request_id, organization_id, key_id, method, route, path, status, duration, points, at
        from jsonb_to_recordset(${JSON.stringify(entries.map(toRow))}::jsonb) as r(
          request_id text, organization_id bigint, key_id bigint, method text, route text, path text,
          status smallint, duration integer, points integer, at timestamptz, place integer)
        where not exists (select 1 from api_requests a where a.request_id = r.request_id)
        -- So that the ids rise as the calls came.
        order by place
        returning organization_id, key_id, method, route, status, points, at
      ),
      hours as (
        insert into api_usage_hours as h (organization_id, hour, key_id, method, route, calls, errors, points)
        select organization_id, date_trunc('hour', at, 'UTC'), key_id, method, route,
          count(*), count(*) filter (where status >= 400), sum(points)
        from added
        group by 1, 2, 3, 4, 5
        on conflict (organization_id, hour, key_id, method, route) do update
        set calls = h.calls + excluded.calls, errors = h.errors + excluded.errors, points = h.points + excluded.points
      )
      update api_keys k
      set calls = k.calls + used.calls, last_used_at = greatest(k.last_used_at, used.last)
      from (select key_id, count(*) as calls, max(at) as last from added group by key_id) as used
      where k.id = used.key_id`);
  });
}

const toRow = (entry: RequestEntry, place: number) => ({
  request_id: entry.requestId,
  organization_id: entry.organizationId,
  key_id: entry.keyId,
  method: entry.method,
  route: entry.route,
  path: entry.path,
  status: entry.status,
  duration: entry.duration,
  points: entry.credits,
  at: entry.at,
  place,
});
