import type { Queryable } from "@/db/client";
import { retiredSources } from "@/db/schema";
import type { Platform } from "@/lib/platforms/schemas";
import type { Source } from "@/lib/platforms/source";
import { configuredSources, SOURCES } from "@/lib/platforms/sources";

/** Returns the platform's sources that have a key and aren't gone for good, in order. */
export async function readUsableSources(db: Queryable, platform: Platform): Promise<Source[]> {
  // Most platforms have one source, and that needs no look at the table.
  const configured = configuredSources(platform);
  if (SOURCES[platform].length === 1) return configured;
  const rows = await db.select({ source: retiredSources.source }).from(retiredSources);
  const retired = new Set(rows.map(({ source }) => source));
  return configured.filter(({ id }) => !retired.has(id));
}

/**
 * Returns the source that a series continues with: its own, also if that has no key at the moment, or the platform's
 * first usable one if its own is gone for good. Null if the platform has none.
 */
export function sourceOfSeries(platform: Platform, own: string, usable: readonly Source[]): Source | null {
  const isKept = usable.find(({ id }) => id === own);
  return isKept ?? usable[0] ?? SOURCES[platform].find(({ id }) => id === own) ?? null;
}
