import { asc, sql } from "drizzle-orm";
import { knownCategories } from "@/db/schema";
import type { ChannelFilters } from "@/lib/channels/channels/dashboard-schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** Returns the countries and categories of known channels, without reading the channels. */
export async function listChannelFilters(ctx: OrganizationContext): Promise<ChannelFilters> {
  assertRight(ctx.actor, "channels:read");
  const [countries, categories] = await Promise.all([
    // One step of the index per country.
    ctx.db.execute<{ country: string }>(sql`
      with recursive found as (
        (select country from channels where country is not null order by country limit 1)
        union all
        select (select c.country from channels c where c.country > found.country order by c.country limit 1)
        from found where found.country is not null
      )
      select country from found where country is not null`),
    ctx.db.select().from(knownCategories).orderBy(asc(knownCategories.name)),
  ]);
  return { countries: countries.map(({ country }) => country), categories: categories.map(({ name }) => name) };
}
