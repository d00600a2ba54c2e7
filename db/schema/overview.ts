import { date, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { counter, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";
import { platformColumn } from "@/db/schema/videos";

/**
 * What an organization's trackings gained in each hour (UTC, by the time of the snapshot), one row per platform: totals
 * over an organization take 1–3 ms from it and seconds from the snapshots. Written where snapshots are appended, under
 * the organization's lock.
 */
export const orgHours = pgTable(
  "org_hours",
  {
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    hour: time("hour").notNull(),
    platform: platformColumn().notNull(),
    snapshots: integer("snapshots").notNull(),
    /** Against each tracking's last known figure; negative if the platform reduced counts; null: never reported. */
    views: counter("views"),
    likes: counter("likes"),
    comments: counter("comments"),
    shares: counter("shares"),
    saves: counter("saves"),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.hour, t.platform] })],
);

/**
 * Views that a tracking gained on each UTC day of a week, by the time of the snapshot: one range of its key holds an
 * organization's top videos of any days. Written with the snapshot. A row per week takes a fifth of what rows per day took.
 */
export const trackingWeeks = pgTable(
  "tracking_weeks",
  {
    // No foreign keys: as in `snapshots`, checking one for every row would cost more than the row.
    organizationId: ref("organization_id").notNull(),
    /** Its Monday. */
    week: date("week", { mode: "string" }).notNull(),
    trackingId: ref("tracking_id").notNull(),
    // Against the tracking's last known figure, as in `org_hours`. Never null, so that a row keeps its size and its page.
    monday: counter("monday").notNull().default(0),
    tuesday: counter("tuesday").notNull().default(0),
    wednesday: counter("wednesday").notNull().default(0),
    thursday: counter("thursday").notNull().default(0),
    friday: counter("friday").notNull().default(0),
    saturday: counter("saturday").notNull().default(0),
    sunday: counter("sunday").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.week, t.trackingId] })],
);

/** Missed hours of an organization's trackings by the hour (UTC) that they were due in, and why. Written with the gaps. */
export const orgGaps = pgTable(
  "org_gaps",
  {
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    hour: time("hour").notNull(),
    reason: text("reason").notNull(),
    hours: integer("hours").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.hour, t.reason] })],
);
