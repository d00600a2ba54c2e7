import type { Context } from "hono";
import { type Account, accountById, followersAt } from "./accounts";
import { answer, type Dialect, json, type World } from "./gateway";
import { graphErrors } from "./graph-errors";
import { appScoped, tokenOf } from "./instagram-oauth";
import { agesOf, countriesOf, dayOf, gendersOf } from "./own-figures";

/**
 * Account insights (developers.facebook.com/documentation/instagram-platform/api-reference/instagram-user/insights):
 * totals of a day, and followers by age, gender and country.
 */
const DAY = 86_400_000;
const LAG_DAYS = 1;
const KEPT_DAYS = 90;
const SCOPE = "instagram_business_manage_insights";
const TOTALS = ["reach", "views", "likes", "comments", "shares", "saves"] as const;
const BREAKDOWNS = ["age", "gender", "country", "city"];

export function insights(world: World, c: Context): Promise<Response> {
  const account = tokenOf(world.consents, c)?.account ?? "";
  const dialect: Dialect = {
    platform: "instagram",
    refuse: () => {
      const claims = tokenOf(world.consents, c);
      if (!claims) return graphErrors.token();
      if (![appScoped(claims.account), "me"].includes(c.req.param("user") ?? ""))
        return graphErrors.unknownObject(c.req.param("user") ?? "");
      return claims.scopes.includes(SCOPE) ? null : graphErrors.permission(SCOPE);
    },
    quota: (_, now) => ({ bucket: "insights", units: 1, limit: 4_800, start: now - (now % DAY), end: now + DAY }),
    headers: () => ({}),
    exhausted: graphErrors.appLimit,
    broken: graphErrors.broken,
    fault: ({ fault }) => {
      if (fault === "consent_revoked") return graphErrors.revoked();
      if (fault === "insufficient_scope") return graphErrors.permission(SCOPE);
      if (fault === "graph_app_limit") return graphErrors.appLimit();
      if (fault === "graph_user_limit") return graphErrors.userLimit();
      return null;
    },
  };
  return answer(world, dialect, c, "insights", [account], ({ now }) => read(c, accountById("instagram", account), now));
}

function read(c: Context, account: Account, now: number): Response {
  const { metric = "", period, metric_type: type, since, until, breakdown, timeframe } = c.req.query();
  const metrics = metric.split(",");
  if (type !== "total_value") return graphErrors.parameter("metric_type");
  if (metric === "follower_demographics") {
    if (period !== "lifetime") return graphErrors.parameter("period");
    if (timeframe !== "this_month" && timeframe !== "this_week") return graphErrors.parameter("timeframe");
    if (breakdown === undefined || !BREAKDOWNS.includes(breakdown)) return graphErrors.parameter("breakdown");
    return demographics(account, breakdown, followersAt(account, now));
  }
  const odd = metrics.find((name) => !TOTALS.some((known) => known === name));
  if (odd !== undefined) return graphErrors.parameter(`metric[${metrics.indexOf(odd)}]`);
  if (period !== "day") return graphErrors.parameter("period");
  const [from, to] = [Number(since) * 1000, Number(until) * 1000];
  if (!(from < to)) return graphErrors.parameter("since");
  if (to - from > 30 * DAY) return graphErrors.tooLong();
  const day = Math.floor(from / DAY);
  const hasData = from > now - KEPT_DAYS * DAY && day <= Math.floor(now / DAY) - LAG_DAYS;
  // What doesn't exist is an empty list instead of zeros.
  if (!hasData) return json({ data: [] });
  const figures = dayOf(account, day);
  const data = TOTALS.filter((name) => metrics.includes(name)).map((name) => ({
    ...described(account, name, "day"),
    total_value: { value: figures[name] },
  }));
  return json({ data });
}

function demographics(account: Account, breakdown: string, followers: number): Response {
  // Not available below 100 followers.
  if (followers < 100) return json({ data: [] });
  const shares: readonly (readonly [string, number])[] =
    breakdown === "age"
      ? agesOf(account)
      : breakdown === "gender"
        ? Object.entries(gendersOf(account)).map(([name, share]) => [
            name === "other" ? "U" : name.charAt(0).toUpperCase(),
            share,
          ])
        : breakdown === "country"
          ? countriesOf(account)
          : [];
  const results = shares.map(([name, share]) => ({
    dimension_values: [name],
    value: Math.round(share * followers * 0.93),
  }));
  const total_value = { breakdowns: [{ dimension_keys: [breakdown], results }] };
  return json({ data: [{ ...described(account, "follower_demographics", "lifetime"), total_value }] });
}

const described = (account: Account, name: string, period: string) => ({
  name,
  period,
  title: name.replaceAll("_", " "),
  description: "",
  id: `${appScoped(account.id)}/insights/${name}/${period}`,
});
