import type { Queryable } from "@/db/client";
import { upstreamPrices } from "@/db/schema";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import type { Source } from "@/lib/platforms/source";
import { ALL_SOURCES, configuredSources } from "@/lib/platforms/sources";

/** Returns the prices of each source, by source and kind: an admin's, or else the source's own. */
export async function readPrices(db: Queryable): Promise<Map<string, Map<string, bigint>>> {
  const changed = await db.select().from(upstreamPrices);
  return new Map(
    ALL_SOURCES.map(({ id, prices }) => [
      id,
      new Map(
        prices.map(({ kind, price }) => [
          kind,
          changed.find((row) => row.source === id && row.kind === kind)?.price ?? price,
        ]),
      ),
    ]),
  );
}

/** Returns the platforms of which a source that has a key charges for something. */
export async function readPricedPlatforms(db: Queryable): Promise<Set<Platform>> {
  const prices = await readPrices(db);
  const isPriced = ({ id }: Source) => [...(prices.get(id)?.values() ?? [])].some((price) => price > 0n);
  return new Set(PLATFORMS.filter((platform) => configuredSources(platform).some(isPriced)));
}
