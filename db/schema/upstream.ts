import { date, index, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { counter, micros, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";

const utcDay = (name: string) => date(name, { mode: "string" });

/** Prices that an admin set in place of the source's defaults (`Source.prices`). */
export const upstreamPrices = pgTable(
  "upstream_prices",
  {
    source: text("source").notNull(),
    kind: text("kind").notNull(),
    price: micros("price").notNull(),
    changedAt: time("changed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.kind] })],
);

/**
 * What each source may cost and costs, per UTC day and month. `used` is what was spent plus what runs have reserved; a
 * window that is over counts as unused. Locking the row serializes reservations.
 */
export const upstreamBudgets = pgTable("upstream_budgets", {
  source: text("source").primaryKey(),
  /** null: no ceiling. */
  dayCeiling: micros("day_ceiling"),
  monthCeiling: micros("month_ceiling"),
  day: utcDay("day").notNull(),
  dayUsed: micros("day_used").notNull(),
  /** The lowest share of the ceiling, in percent, at which work was refused in the window; 0 if none was. */
  dayStopped: smallint("day_stopped").notNull(),
  /** The month's first day. */
  month: utcDay("month").notNull(),
  monthUsed: micros("month_used").notNull(),
  monthStopped: smallint("month_stopped").notNull(),
  /** The windows for which admins were notified. */
  dayAlarm: utcDay("day_alarm"),
  monthAlarm: utcDay("month_alarm"),
});

/** Calls and resources per UTC day, and what they cost. */
export const upstreamUsage = pgTable(
  "upstream_usage",
  {
    source: text("source").notNull(),
    day: utcDay("day").notNull(),
    /** A kind of the source's price table. */
    kind: text("kind").notNull(),
    /** Calls made, resources returned, or resources first returned that day, as the price counts them. */
    units: counter("units").notNull(),
    amount: micros("amount").notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.day, t.kind] }), index("upstream_usage_by_day").on(t.day)],
);

/** The organizations' shares of what was booked. The rest of a day is unassigned. */
export const upstreamShares = pgTable(
  "upstream_shares",
  {
    source: text("source").notNull(),
    day: utcDay("day").notNull(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    amount: micros("amount").notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.day, t.organizationId] }), index("upstream_shares_by_day").on(t.day)],
);

/** Resources that were charged for on a UTC day, so that reading them again that day is free. */
export const upstreamReads = pgTable(
  "upstream_reads",
  {
    source: text("source").notNull(),
    day: utcDay("day").notNull(),
    kind: text("kind").notNull(),
    resource: text("resource").notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.day, t.kind, t.resource] })],
);
