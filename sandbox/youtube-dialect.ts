import type { Dialect } from "./gateway";
import { youtubeErrors } from "./youtube-errors";

export const YOUTUBE_KEY = "sandbox-youtube-key";
const DAY = 86_400_000;
const PACIFIC = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  hourCycle: "h23",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
const LIMITS: Record<string, number> = { search: 100 };

export const youtubeDialect: Dialect = {
  platform: "youtube",
  refuse: (c) => {
    const key = c.req.query("key") ?? c.req.header("x-goog-api-key");
    if (!key) return youtubeErrors.keyMissing();
    return key === YOUTUBE_KEY ? null : youtubeErrors.keyInvalid();
  },
  quota: (endpoint, now) => {
    const bucket = endpoint === "search" || endpoint === "videos:batchGetStats" ? endpoint : "units";
    const start = pacificMidnight(now);
    return { bucket, units: 1, limit: LIMITS[bucket] ?? 10_000, start, end: start + DAY };
  },
  headers: () => ({}),
  exhausted: youtubeErrors.quotaExceeded,
  broken: youtubeErrors.broken,
  fault: ({ fault }) => {
    if (fault === "quota_exceeded") return youtubeErrors.quotaExceeded();
    if (fault === "rate_limit_exceeded") return youtubeErrors.rateLimitExceeded();
    if (fault === "bad_key_invalid") return youtubeErrors.keyInvalid();
    if (fault === "bad_key_legacy") return youtubeErrors.keyInvalidLegacy();
    if (fault === "access_not_configured") return youtubeErrors.accessNotConfigured();
    if (fault === "channel_closed") return youtubeErrors.channel("channelClosed");
    if (fault === "channel_suspended") return youtubeErrors.channel("channelSuspended");
    if (fault === "channel_forbidden") return youtubeErrors.channel("channelForbidden");
    return null;
  },
};

/** Returns the last midnight in California, when the quota's day begins. */
function pacificMidnight(now: number): number {
  const minute = now - (now % 60_000);
  if (lastMidnight.minute === minute) return lastMidnight.midnight;
  const part = new Map(PACIFIC.formatToParts(minute).map(({ type, value }) => [type, Number(value)]));
  const midnight = minute - ((part.get("hour") ?? 0) * 60 + (part.get("minute") ?? 0)) * 60_000;
  lastMidnight = { minute, midnight };
  return midnight;
}
let lastMidnight = { minute: Number.NaN, midnight: 0 };
