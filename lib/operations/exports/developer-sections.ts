import { and, asc, eq } from "drizzle-orm";
import { apiKeys, apiUsageHours, webhookEndpoints } from "@/db/schema";
import { rowsAfter } from "@/lib/core/keyset";
import { pagesOf, rowsOf, section } from "./section";

/** What programs of the organization use, without secrets. */
export const DEVELOPER_SECTIONS = [
  section("api-keys", rowsOf(apiKeys), {
    id: ({ publicId }) => publicId,
    name: ({ name }) => name,
    roles: ({ roles }) => roles,
    allowed_ranges: ({ allowedRanges }) => allowedRanges,
    requests: ({ calls }) => calls,
    created_at: ({ createdAt }) => createdAt,
    last_used_at: ({ lastUsedAt }) => lastUsedAt,
    expires_at: ({ expiresAt }) => expiresAt,
    revoked_at: ({ revokedAt }) => revokedAt,
  }),
  section(
    "api-usage",
    pagesOf(
      ({ db, organization }, position, limit) => {
        const { hour, keyId, method, route } = apiUsageHours;
        const [at = "", key = 0, verb = "", path = ""] = position ?? [];
        return db
          .select({ usage: apiUsageHours, key: apiKeys.publicId })
          .from(apiUsageHours)
          .leftJoin(apiKeys, eq(apiKeys.id, keyId))
          .where(
            and(
              eq(apiUsageHours.organizationId, organization.id),
              position
                ? rowsAfter(
                    [hour, keyId, method, route],
                    [new Date(at), Number(key), String(verb), String(path)],
                    "asc",
                  )
                : undefined,
            ),
          )
          .orderBy(asc(hour), asc(keyId), asc(method), asc(route))
          .limit(limit);
      },
      ({ usage }) => [usage.hour.toISOString(), usage.keyId, usage.method, usage.route],
    ),
    {
      hour: ({ usage }) => usage.hour,
      key: ({ key }) => key,
      method: ({ usage }) => usage.method,
      route: ({ usage }) => usage.route,
      requests: ({ usage }) => usage.calls,
      errors: ({ usage }) => usage.errors,
      credits: ({ usage }) => usage.credits,
    },
  ),
  section("webhooks", rowsOf(webhookEndpoints), {
    id: ({ publicId }) => publicId,
    url: ({ url }) => url,
    events: ({ events }) => events,
    removed: ({ isRemoved }) => isRemoved,
    disabled_at: ({ disabledAt }) => disabledAt,
    created_at: ({ createdAt }) => createdAt,
  }),
];
