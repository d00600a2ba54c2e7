import { type SQLWrapper, sql } from "drizzle-orm";
import { platformDroppedFields } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { DroppedFields } from "@/lib/platforms/field-reader";
import type { Platform } from "@/lib/platforms/schemas";

/** Returns the statement that adds the response fields that a run could not read to their hour (UTC); null if there are none. */
export function countDroppedFields(ctx: Context, platform: Platform, dropped: DroppedFields): SQLWrapper | null {
  if (dropped.size === 0) return null;
  const hour = new Date(Math.floor(ctx.now().getTime() / HOUR_MS) * HOUR_MS);
  // In a fixed order, so that two runs cannot deadlock.
  const rows = [...dropped].map(([field, times]) => ({ platform, hour, field, times }));
  rows.sort((a, b) => (a.field < b.field ? -1 : 1));
  return ctx.db
    .insert(platformDroppedFields)
    .values(rows)
    .onConflictDoUpdate({
      target: [platformDroppedFields.platform, platformDroppedFields.hour, platformDroppedFields.field],
      set: { times: sql`${platformDroppedFields.times} + excluded.times` },
    });
}
