import type { Dialect } from "./gateway";
import { xErrors } from "./x-errors";

export const X_TOKEN = "sandbox-x-token";
const WINDOW = 15 * 60_000;
const LIMITS: Record<string, number> = {
  tweets: 3_500,
  "users/by": 300,
  users: 300,
  "users/:id/tweets": 10_000,
  "users/:id/followers": 300,
};

export const xDialect: Dialect = {
  platform: "twitter",
  refuse: (c) => (c.req.header("authorization") === `Bearer ${X_TOKEN}` ? null : xErrors.unauthorized()),
  quota: (endpoint, now) => {
    const start = now - (now % WINDOW);
    return { bucket: endpoint, units: 1, limit: LIMITS[endpoint] ?? 300, start, end: start + WINDOW };
  },
  headers: (quota, used) => ({
    "x-rate-limit-limit": String(quota.limit),
    "x-rate-limit-remaining": String(Math.max(0, quota.limit - used)),
    "x-rate-limit-reset": String(Math.ceil(quota.end / 1000)),
  }),
  exhausted: xErrors.tooManyRequests,
  broken: xErrors.broken,
  fault: ({ fault }) => {
    if (fault === "rate_limited") return withoutRemaining(xErrors.tooManyRequests());
    if (fault === "usage_cap_exceeded") return xErrors.usageCapExceeded(429);
    if (fault === "usage_cap_exceeded_403") return xErrors.usageCapExceeded(403);
    if (fault === "credits_depleted") return xErrors.creditsDepleted();
    if (fault === "client_not_enrolled") return xErrors.clientNotEnrolled();
    if (fault === "unauthorized") return xErrors.unauthorized();
    return null;
  },
};

function withoutRemaining(response: Response): Response {
  response.headers.set("x-rate-limit-remaining", "0");
  return response;
}
