import { type Context, Hono } from "hono";
import { accountById } from "./accounts";
import { answer, type Dialect, json, type World } from "./gateway";
import { bearerOf } from "./google-oauth";
import { agesOf, countriesOf, type DayFigures, dayName, dayNumber, dayOf, gendersOf } from "./own-figures";
import { youtubeDialect } from "./youtube-dialect";
import { youtubeErrors } from "./youtube-errors";

/**
 * `reports.query` of the YouTube Analytics API (developers.google.com/youtube/analytics/reference/reports/query): the
 * reports of a channel by day, by age group and gender, and by country.
 */
const DAY = 86_400_000;
/** Figures appear two days later. */
const LAG_DAYS = 2;
const SCOPE = "https://www.googleapis.com/auth/yt-analytics.readonly";
const METRICS: Record<string, (figures: DayFigures) => number> = {
  views: ({ views }) => views,
  engagedViews: ({ engagedViews }) => engagedViews,
  estimatedMinutesWatched: ({ watchMinutes }) => watchMinutes,
  likes: ({ likes }) => likes,
  comments: ({ comments }) => comments,
  shares: ({ shares }) => shares,
  subscribersGained: ({ gained }) => gained,
  subscribersLost: ({ lost }) => lost,
};
const KNOWN = [
  ...["ids", "startDate", "endDate", "metrics", "dimensions", "filters", "sort", "maxResults", "startIndex"],
  ...["currency", "includeHistoricalChannelData", "alt", "fields", "prettyPrint", "quotaUser", "key"],
];

type Cell = string | number;

export function youtubeAnalytics(world: World): Hono {
  const dialect: Dialect = {
    ...youtubeDialect,
    refuse: (c) => {
      const claims = bearerOf(world.consents, c);
      if (!claims) return youtubeErrors.unauthenticated();
      return claims.scopes.includes(SCOPE) ? null : youtubeErrors.scope();
    },
    fault: (fault, endpoint, now) => {
      if (fault.fault === "consent_revoked") return youtubeErrors.unauthenticated();
      if (fault.fault === "insufficient_scope") return youtubeErrors.scope();
      return youtubeDialect.fault(fault, endpoint, now);
    },
  };
  return new Hono().get("/reports", (c) => {
    const channel = bearerOf(world.consents, c)?.account ?? "";
    return answer(world, dialect, c, "reports.query", [channel], ({ now }) => report(c, channel, now));
  });
}

function report(c: Context, channel: string, now: number): Response {
  const asked = c.req.query();
  const odd = Object.keys(asked).find((name) => !KNOWN.includes(name));
  if (odd !== undefined) return youtubeErrors.unknownName(odd);
  const { ids = "", startDate = "", endDate = "", metrics = "", dimensions = "", sort } = asked;
  if (ids !== "channel==MINE" && ids !== `channel==${channel}`) return youtubeErrors.forbidden();
  for (const date of [startDate, endDate])
    if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(dayNumber(date)))
      return youtubeErrors.invalidReport(`Invalid value '${date}'`);
  if (endDate < startDate) return youtubeErrors.invalidReport("The end date is before the start date");
  const account = accountById("youtube", channel);
  const from = Math.max(dayNumber(startDate), dayNumber(dayName(Math.floor(account.createdAt / DAY))));
  const to = Math.min(dayNumber(endDate), Math.floor(now / DAY) - LAG_DAYS);
  const days = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const wanted = metrics.split(",");
  if (dimensions === "day" || dimensions === "") {
    if (wanted.some((metric) => !(metric in METRICS))) return youtubeErrors.queryNotSupported();
    if (sort !== undefined && sort !== "day") return youtubeErrors.queryNotSupported();
    const rows = days.map((day) => {
      const figures = dayOf(account, day);
      return [...(dimensions ? [dayName(day)] : []), ...wanted.map((metric) => METRICS[metric]?.(figures) ?? 0)];
    });
    return table(dimensions, wanted, dimensions ? rows : totals(rows));
  }
  const views = days.reduce((sum, day) => sum + dayOf(account, day).views, 0);
  if (dimensions === "ageGroup,gender" && metrics === "viewerPercentage")
    return table(
      dimensions,
      wanted,
      agesOf(account).flatMap(([age, share]) =>
        Object.entries(gendersOf(account)).flatMap(([gender, part]): Cell[][] => {
          const percent = Number((100 * share * part).toFixed(1));
          // Groups that are too small are left out.
          if (percent === 0 || views === 0) return [];
          return [[`age${age === "65+" ? "65-" : age}`, gender === "other" ? "user_specified" : gender, percent]];
        }),
      ),
    );
  if (dimensions === "country" && wanted.every((metric) => metric in METRICS))
    return table(
      dimensions,
      wanted,
      countriesOf(account)
        .map(([country, share]): Cell[] => [country, ...wanted.map(() => Math.round(views * share))])
        .filter(([, n]) => n !== 0),
    );
  return youtubeErrors.queryNotSupported();
}

const totals = (rows: Cell[][]): Cell[][] => {
  const [first] = rows;
  if (!first) return [];
  return [first.map((_, column) => rows.reduce((sum, row) => sum + Number(row[column]), 0))];
};

/** Without data, `rows` is left out. */
function table(dimensions: string, metrics: readonly string[], rows: readonly Cell[][]): Response {
  const named = dimensions.split(",").filter(Boolean);
  const columnHeaders = [
    ...named.map((name) => ({ name, columnType: "DIMENSION", dataType: "STRING" })),
    ...metrics.map((name) => ({
      name,
      columnType: "METRIC",
      dataType: name === "viewerPercentage" ? "FLOAT" : "INTEGER",
    })),
  ];
  return json({ kind: "youtubeAnalytics#resultTable", columnHeaders, ...(rows.length > 0 && { rows }) });
}
