import type { Context } from "@/lib/core/context";
import { startOfDayNamed } from "@/lib/core/time/rules";
import { SECOND_MS } from "@/lib/core/time/unit-rules";
import { addDays } from "@/lib/core/time/zone-rules";
import type { OwnerApi, OwnerClient } from "@/lib/platforms/owner/api";
import { requestOwnerApi } from "@/lib/platforms/owner/http";
import { GRAPH_VERSION, graphUrl } from "@/lib/platforms/owner/instagram-address";
import { Insights, readInstagramAnswer } from "@/lib/platforms/owner/instagram-answers";
import type { OwnDay, OwnerResult } from "@/lib/platforms/owner/schemas";
import { PLATFORM_ZONE } from "@/lib/platforms/owner/zone-rules";

const DAY_METRICS = ["reach", "views", "likes", "comments", "shares", "saves"] as const;

type Insight = { name: string; value: number | null; results: { name: string; value: number }[] };

async function query(
  ctx: Context,
  client: OwnerClient,
  accessToken: string,
  parameters: Record<string, string>,
): Promise<OwnerResult<Insight[]>> {
  const search = new URLSearchParams({ ...parameters, metric_type: "total_value", access_token: accessToken });
  const answer = await requestOwnerApi(ctx, "instagram", `${graphUrl(client)}/${GRAPH_VERSION}/me/insights?${search}`);
  const read = readInstagramAnswer(answer, ctx.now(), Insights);
  if (read.kind !== "ok") return read;
  const insights = read.value.data.map(({ name, total_value: total }) => ({
    name,
    value: total?.value ?? null,
    results: (total?.breakdowns ?? []).flatMap(({ results }) =>
      (results ?? []).flatMap(({ dimension_values: [first], value }) =>
        first === undefined || !value || value < 0 ? [] : [{ name: first, value }],
      ),
    ),
  }));
  return { kind: "ok", value: insights };
}

/** Only `reach` has a time series, so each day is a call of its own with the totals of all metrics. */
export const readInstagramDays: OwnerApi["readDays"] = async (ctx, client, accessToken, { from, to }) => {
  const days: OwnDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const found = await query(ctx, client, accessToken, {
      metric: DAY_METRICS.join(","),
      period: "day",
      since: seconds(startOfDayNamed(day, PLATFORM_ZONE)),
      until: String(Number(seconds(startOfDayNamed(addDays(day, 1), PLATFORM_ZONE))) - 1),
    });
    // What was read before a failure is kept: the next reading continues there.
    if (found.kind !== "ok") return days.length > 0 ? { kind: "ok", value: days, rest: found } : found;
    const of = (metric: (typeof DAY_METRICS)[number]) => found.value.find(({ name }) => name === metric)?.value ?? null;
    const figures = {
      views: of("views"),
      engagedViews: null,
      watchMinutes: null,
      reach: of("reach"),
      likes: of("likes"),
      comments: of("comments"),
      shares: of("shares"),
      saves: of("saves"),
      followersGained: null,
      followersLost: null,
    };
    if (Object.values(figures).some((value) => value !== null)) days.push({ day, figures });
  }
  return { kind: "ok", value: days };
};

/** Followers by age, gender and country: one call per breakdown, at most the 45 largest groups. */
export const readInstagramAudience: OwnerApi["readAudience"] = async (ctx, client, accessToken, lastDay) => {
  const amounts: Record<"age" | "gender" | "country", Record<string, number>> = { age: {}, gender: {}, country: {} };
  for (const breakdown of ["age", "gender", "country"] as const) {
    const found = await query(ctx, client, accessToken, {
      metric: "follower_demographics",
      period: "lifetime",
      timeframe: "this_month",
      breakdown,
    });
    if (found.kind !== "ok") return found;
    for (const { name, value } of found.value.flatMap(({ results }) => results)) {
      const key = nameOf(breakdown, name);
      if (key !== null) amounts[breakdown][key] = (amounts[breakdown][key] ?? 0) + value;
    }
  }
  const audience = { genders: amounts.gender, ages: amounts.age, countries: amounts.country };
  if (Object.values(audience).every((group) => Object.keys(group).length === 0)) return { kind: "ok", value: null };
  return { kind: "ok", value: { day: lastDay, fromDay: null, audience } };
};

/** Returns a group's stored name; null for one that isn't known. */
function nameOf(breakdown: "age" | "gender" | "country", name: string): string | null {
  if (breakdown === "gender") return ({ M: "male", F: "female", U: "other" } as Record<string, string>)[name] ?? null;
  if (breakdown === "age") return /^\d\d-\d\d$|^65\+$/.test(name) ? name : null;
  return /^[A-Z]{2}$/.test(name) ? name : null;
}

const seconds = (time: Date): string => String(Math.floor(time.getTime() / SECOND_MS));
