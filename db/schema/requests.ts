import { index, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { id, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";

/** REST API calls by key, kept as long as the organization chooses. Bodies, queries and keys aren't stored: they can contain secrets. */
export const apiRequests = pgTable(
  "api_requests",
  {
    id: id(),
    /** The X-Request-Id of the response. */
    requestId: text("request_id").notNull(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    keyId: ref("key_id").notNull(),
    method: text("method").notNull(),
    /** The documented path with parameter names: `/api/v1/videos/{id}`. */
    route: text("route").notNull(),
    /** The requested path without the query; at most 200 characters. */
    path: text("path").notNull(),
    status: smallint("status").notNull(),
    /** Milliseconds until the response headers were ready. */
    duration: integer("duration").notNull(),
    credits: integer("points").notNull(),
    at: time("at").notNull(),
  },
  (t) => [index("api_requests_list").on(t.organizationId, t.at, t.id), index("api_requests_id").on(t.requestId)],
);

/** The same calls counted per hour (UTC), key and route; kept forever. */
export const apiUsageHours = pgTable(
  "api_usage_hours",
  {
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    hour: time("hour").notNull(),
    keyId: ref("key_id").notNull(),
    method: text("method").notNull(),
    route: text("route").notNull(),
    calls: integer("calls").notNull(),
    /** Responses with status 400 and above. */
    errors: integer("errors").notNull(),
    credits: integer("points").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.hour, t.keyId, t.method, t.route] })],
);
