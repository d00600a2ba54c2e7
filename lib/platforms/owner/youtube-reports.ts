import type { Context } from "@/lib/core/context";
import { addDays, isDay } from "@/lib/core/time/zone-rules";
import type { OwnerApi, OwnerClient } from "@/lib/platforms/owner/api";
import { bearer, requestOwnerApi } from "@/lib/platforms/owner/http";
import type { OwnDay, OwnerResult, OwnMetric } from "@/lib/platforms/owner/schemas";
import { ResultTable, readGoogleAnswer } from "@/lib/platforms/owner/youtube-answers";

/** Days that the audience covers, as YouTube Studio shows by default. */
const AUDIENCE_DAYS = 28;
const DAY_METRICS: Partial<Record<OwnMetric, string>> = {
  views: "views",
  engagedViews: "engagedViews",
  watchMinutes: "estimatedMinutesWatched",
  likes: "likes",
  comments: "comments",
  shares: "shares",
  followersGained: "subscribersGained",
  followersLost: "subscribersLost",
};

type Row = Record<string, string | number>;

/** `reports.query` of the YouTube Analytics API. The columns are named, so that their order doesn't matter. */
async function query(
  ctx: Context,
  { sandbox }: OwnerClient,
  accessToken: string,
  parameters: Record<string, string>,
): Promise<OwnerResult<Row[]>> {
  const base = sandbox ? `${sandbox}/youtube-analytics/v2` : "https://youtubeanalytics.googleapis.com/v2";
  const url = `${base}/reports?${new URLSearchParams({ ids: "channel==MINE", ...parameters })}`;
  const read = readGoogleAnswer(
    await requestOwnerApi(ctx, "youtube", url, bearer(accessToken)),
    ctx.now(),
    ResultTable,
  );
  if (read.kind !== "ok") return read;
  const names = read.value.columnHeaders.map(({ name }) => name);
  const rows = (read.value.rows ?? []).map((row) =>
    Object.fromEntries(names.flatMap((name, index) => (row[index] === undefined ? [] : [[name, row[index]]]))),
  );
  return { kind: "ok", value: rows };
}

/** A count; null if it is missing or no whole number. */
const count = (value: string | number | undefined): number | null =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;

export const readYoutubeDays: OwnerApi["readDays"] = async (ctx, client, accessToken, { from, to }) => {
  const found = await query(ctx, client, accessToken, {
    startDate: from,
    endDate: to,
    dimensions: "day",
    metrics: Object.values(DAY_METRICS).join(","),
    sort: "day",
  });
  if (found.kind !== "ok") return found;
  const days = found.value.flatMap((row): OwnDay[] => {
    const day = String(row.day);
    const of = (metric: OwnMetric) => {
      const column = DAY_METRICS[metric];
      return column === undefined ? null : count(row[column]);
    };
    if (!isDay(day)) return [];
    return [
      {
        day,
        figures: {
          views: of("views"),
          engagedViews: of("engagedViews"),
          watchMinutes: of("watchMinutes"),
          reach: null,
          likes: of("likes"),
          comments: of("comments"),
          shares: of("shares"),
          saves: null,
          followersGained: of("followersGained"),
          followersLost: of("followersLost"),
        },
      },
    ];
  });
  return { kind: "ok", value: days };
};

/** Viewers by age and gender in percent of the signed-in viewers, and views by country. */
export const readYoutubeAudience: OwnerApi["readAudience"] = async (ctx, client, accessToken, lastDay) => {
  const fromDay = addDays(lastDay, 1 - AUDIENCE_DAYS);
  const period = { startDate: fromDay, endDate: lastDay };
  const people = await query(ctx, client, accessToken, {
    ...period,
    dimensions: "ageGroup,gender",
    metrics: "viewerPercentage",
  });
  if (people.kind !== "ok") return people;
  const places = await query(ctx, client, accessToken, {
    ...period,
    dimensions: "country",
    metrics: "views",
    sort: "-views",
  });
  if (places.kind !== "ok") return places;
  const ages: Record<string, number> = {};
  const genders: Record<string, number> = {};
  for (const { ageGroup, gender, viewerPercentage: percent } of people.value) {
    const [, bracket] = /^age(\d\d-\d\d|65)-?$/.exec(String(ageGroup)) ?? [];
    if (!bracket || typeof percent !== "number" || !(percent >= 0)) continue;
    add(ages, bracket === "65" ? "65+" : bracket, percent);
    add(genders, gender === "male" || gender === "female" ? gender : "other", percent);
  }
  const countries: Record<string, number> = {};
  for (const { country, views } of places.value) {
    const n = count(views);
    // ZZ is what YouTube can't place.
    if (/^[A-Z]{2}$/.test(String(country)) && country !== "ZZ" && n) add(countries, String(country), n);
  }
  if ([ages, genders, countries].every((amounts) => Object.keys(amounts).length === 0))
    return { kind: "ok", value: null };
  return { kind: "ok", value: { day: lastDay, fromDay, audience: { genders, ages, countries } } };
};

function add(amounts: Record<string, number>, name: string, amount: number): void {
  // Percentages have a few decimals, which must not add up to 24.499999999999996.
  amounts[name] = Number(((amounts[name] ?? 0) + amount).toFixed(6));
}
