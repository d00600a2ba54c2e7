import { sql } from "drizzle-orm";
import { bigint, customType, index, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { ref, time } from "@/db/schema/columns";
import { platformColumn } from "@/db/schema/videos";

/** Counters in the order of ages; drizzle's own arrays read a null as 0. */
const counters = customType<{ data: readonly (number | null)[]; driverData: string | readonly (string | null)[] }>({
  dataType: () => "bigint[]",
  toDriver: (values) => `{${values.map((value) => value ?? "NULL").join(",")}}`,
  fromDriver: (given) => {
    const values = typeof given === "string" ? given.slice(1, -1).split(",") : given;
    return values.map((value) => (value === null || value === "NULL" ? null : Number(value)));
  },
});

/**
 * A tracking's views by age since publication, so that benchmarks never read its snapshots. Filled by a job: one row per
 * tracking, without views while the publication date is unknown. Without foreign keys: checking one would wait for
 * trackings that are being collected.
 */
export const trackingAges = pgTable(
  "tracking_ages",
  {
    trackingId: bigint("tracking_id", { mode: "number" }).primaryKey(),
    organizationId: ref("organization_id").notNull(),
    videoId: ref("video_id").notNull(),
    platform: platformColumn().notNull(),
    /** The platform's durable ID of the creator; null if unknown. */
    creatorId: text("creator_id"),
    publishedAt: time("published_at"),
    /** At each of `AGES` (lib/insight/benchmarks/age-rules.ts), null where unknown. */
    views: counters("views").notNull(),
    /** Position of the last known age in `views`, from 1; null without any. */
    lastKnown: smallint("last_known"),
    /** When another age is known; null: never. */
    nextAt: time("next_at"),
  },
  (t) => [
    index("tracking_ages_due").on(t.nextAt, t.trackingId).where(sql`next_at is not null`),
    index("tracking_ages_platform")
      .on(t.organizationId, t.platform, t.publishedAt, t.trackingId)
      .where(sql`last_known is not null`),
    index("tracking_ages_creator")
      .on(t.organizationId, t.platform, t.creatorId, t.publishedAt, t.trackingId)
      .where(sql`last_known is not null and creator_id is not null`),
  ],
);
