import { and, asc, eq, isNotNull } from "drizzle-orm";
import { channels, trackings, videos } from "@/db/schema";
import { findByCreator } from "@/lib/channels/channels/find-by-creator";
import { importAudience } from "@/lib/channels/channels/import-audience";
import { refreshPosts } from "@/lib/channels/channels/refresh-posts";
import { refreshSamples } from "@/lib/channels/channels/refresh-samples";
import { saveChannel } from "@/lib/channels/channels/save";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { OrganizationContext } from "@/lib/core/context";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";

interface CreatorAudience {
  /** Where the creator lives. Only YouTube profiles include it, so the demo sets it for the others. */
  country: string;
  genders: Record<string, number>;
  ages: Record<string, number>;
  countries: Record<string, number>;
}

/** The creators' own insights: shares, except for ages, which are numbers of followers. */
const AUDIENCES: Record<Platform, CreatorAudience> = {
  instagram: {
    country: "US",
    genders: { female: 61.4, male: 38.6 },
    ages: { "13-17": 310, "18-24": 2840, "25-34": 3610, "35-44": 1490, "45-54": 520, "55+": 230 },
    countries: { US: 44.2, GB: 12.7, CA: 8.1, DE: 6.4, BR: 5.9, AU: 4.3 },
  },
  tiktok: {
    country: "GB",
    genders: { female: 54.8, male: 45.2 },
    ages: { "18-24": 5120, "25-34": 2980, "35-44": 1170, "45-54": 410, "55+": 160 },
    countries: { GB: 31.6, US: 24.9, ID: 7.2, PH: 6.8, DE: 5.1 },
  },
  youtube: {
    country: "DE",
    genders: { female: 36.1, male: 63.9 },
    ages: { "13-17": 640, "18-24": 3350, "25-34": 3880, "35-44": 1720, "45-54": 690, "55-64": 280, "65+": 120 },
    countries: { US: 28.4, DE: 22.3, IN: 9.7, GB: 7.5, FR: 4.2 },
  },
  twitter: {
    country: "US",
    genders: { female: 41.7, male: 58.3 },
    ages: { "18-24": 1460, "25-34": 2910, "35-44": 2240, "45-54": 980, "55+": 540 },
    countries: { US: 52.6, GB: 9.8, JP: 8.3, CA: 6.1, IN: 5.4 },
  },
};

/** Saves one creator per platform whose videos are tracked, and imports their audience. */
export async function saveCreators(ctx: OrganizationContext): Promise<void> {
  for (const platform of PLATFORMS) {
    const creator = await findCreator(ctx, platform);
    if (!creator) continue;
    const { id: uuid } = await saveChannel(ctx, { id: creator.uuid });
    const { country, ...audience } = AUDIENCES[platform];
    if (!creator.country) await ctx.db.update(channels).set({ country }).where(eq(channels.uuid, uuid));
    await importAudience(ctx, { channelId: uuid, csv: csvOf(audience) });
    if (platform !== "tiktok") continue;
    // The jobs fetch the other creators later. This one has posts, engaged followers and a quality grade from the
    // start.
    await refreshPosts(ctx, { platform, channelIds: [creator.id] });
    await refreshSamples(ctx, { platform, channelIds: [creator.id] });
  }
}

/**
 * Imports an audience for each of these saved channels, a little different from the one of the platform's creator.
 * @param monthsAgo the older it is, the fewer women, young people and followers from the main country it has
 */
export async function importAudiences(
  ctx: OrganizationContext,
  channelsOf: readonly { id: string; platform: Platform }[],
  monthsAgo = 0,
): Promise<void> {
  for (const { id, platform } of channelsOf) {
    const { genders, ages, countries } = AUDIENCES[platform];
    const { female = 50, male = 50 } = genders;
    const younger = Object.entries(ages).map(([age, people], index): [string, number] => [
      age,
      Math.round(people * (1.6 - 0.15 * index + 0.02 * index * monthsAgo)),
    ]);
    const drift = 3 - 0.5 * monthsAgo;
    const [main = ""] = Object.keys(countries);
    const audience = {
      genders: { female: female + drift, male: male - drift },
      ages: Object.fromEntries(younger),
      countries: { ...countries, [main]: Number(((countries[main] ?? 0) - 0.8 * monthsAgo).toFixed(1)) },
    };
    await importAudience(ctx, { channelId: id, csv: csvOf(audience) });
  }
}

/** Returns the creator of the platform's first tracked video. Fetches the channel if the jobs have not added it yet. */
async function findCreator(ctx: OrganizationContext, platform: Platform): Promise<ChannelRow | undefined> {
  const [first] = await ctx.db
    .select({ creator: videos.creator })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .where(
      and(eq(trackings.organizationId, ctx.organization.id), eq(videos.platform, platform), isNotNull(videos.creator)),
    )
    .orderBy(asc(trackings.id))
    .limit(1);
  if (!first?.creator) return undefined;
  const found = await findByCreator(ctx, { platform, creator: first.creator });
  return found.kind === "ok" ? found.channel : undefined;
}

const csvOf = ({ genders, ages, countries }: Omit<CreatorAudience, "country">): string =>
  [
    "dimension,value,amount",
    ...Object.entries({ gender: genders, age: ages, country: countries }).flatMap(([dimension, amounts]) =>
      Object.entries(amounts).map(([value, amount]) => `${dimension},${value},${amount}`),
    ),
  ].join("\n");
