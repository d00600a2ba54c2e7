import type { Context } from "hono";
import { type Dialect, json } from "./gateway";
import type { Platform } from "./platforms";

export const RAPIDAPI_KEY = "sandbox-rapidapi-key";
const MONTH = 30 * 86_400_000;
const PLAN = 3_000_000;

/** The gateway in front of both RapidAPI services, with its keys, plan quota and messages. */
export function rapidapiDialect(platform: Platform, host: string): Dialect {
  return {
    platform,
    refuse: (c) => refuse(c, host),
    quota: (_, now) => {
      const start = now - (now % MONTH);
      return { bucket: "requests", units: 1, limit: PLAN, start, end: start + MONTH };
    },
    headers: (quota, used, now) => ({
      "x-ratelimit-requests-limit": String(quota.limit),
      "x-ratelimit-requests-remaining": String(Math.max(0, quota.limit - used)),
      "x-ratelimit-requests-reset": String(Math.ceil((quota.end - now) / 1000)),
      "x-rapidapi-region": "AWS - us-east-1",
      "x-rapidapi-version": "1.2.8",
    }),
    exhausted: () => message(429, quotaMessage("MONTHLY")),
    broken: (status) =>
      message(
        status,
        status === 500 ? "Internal Server Error" : "The API is unreachable, please contact the API provider",
      ),
    fault: ({ fault }, endpoint) => {
      if (fault === "quota_monthly") return message(429, quotaMessage("MONTHLY"));
      if (fault === "quota_daily") return message(429, quotaMessage("DAILY"));
      if (fault === "too_many_requests") return message(429, "Too many requests");
      if (fault === "per_second")
        return message(429, "You have exceeded the rate limit per second for your plan, BASIC, by the API provider");
      if (fault === "not_subscribed") return message(403, "You are not subscribed to this API.");
      if (fault === "endpoint_missing") return message(404, `Endpoint '${endpoint}' does not exist`);
      return null;
    },
  };
}

export function endpointMissing(path: string): Response {
  return message(404, `Endpoint '${path}' does not exist`);
}

function refuse(c: Context, host: string): Response | null {
  const key = c.req.header("x-rapidapi-key");
  if (!key) return message(401, "Invalid API key. Go to https://docs.rapidapi.com/docs/keys for more info.");
  const given = c.req.header("x-rapidapi-host");
  if (given !== host)
    return json(
      {
        messages:
          "The host you've provided is invalid. If you have difficulties, contact the RapidAPI support team, support@rapidapi.com",
        info: `Your provided host is ${given}`,
      },
      400,
    );
  return key === RAPIDAPI_KEY ? null : message(403, "You are not subscribed to this API.");
}

function quotaMessage(period: "MONTHLY" | "DAILY"): string {
  return `You have exceeded the ${period} quota for Requests on your current plan, BASIC. Upgrade your plan at https://rapidapi.com`;
}

function message(status: number, text: string): Response {
  return json({ message: text }, status);
}
