/** Parts of the document that don't belong to an operation. */

export const TAGS = [
  { name: "Videos", description: "Track videos and read their hourly snapshots." },
  {
    name: "Campaigns",
    description: "Group videos into campaigns, and measure their progress, spend and earned media value.",
  },
  { name: "Follows", description: "Follow creators, so that their new posts are tracked automatically." },
  { name: "Alerts", description: "Alerts on videos, campaigns and the balance, and what they sent." },
  { name: "Reports", description: "Share results on pages that anyone with the link can open." },
  { name: "Subscriber counts", description: "Followers of your own social accounts." },
  {
    name: "Channels",
    description: "Channel profiles and audience estimates. Calls cost credits.",
  },
  { name: "Account", description: "Balance, usage and details of your key." },
  { name: "About", description: "About this API." },
];

export const SECURITY_SCHEMES = {
  ApiKey: { type: "apiKey", in: "header", name: "X-API-Key", description: "An API key, `cs_live_…`." },
  Bearer: { type: "http", scheme: "bearer", description: "The same key: `Authorization: Bearer cs_live_…`." },
  Token: { type: "http", scheme: "Token", description: "The same key: `Authorization: Token cs_live_…`." },
} as const;

export const EXAMPLE_REQUEST_ID = "6bbb102e-109c-475b-b1b1-aa52ca83f060";

const text = (description: string, example: string) => ({ description, example, schema: { type: "string" as const } });
const whole = (description: string, example: number) => ({
  description,
  example,
  schema: { type: "integer" as const },
});

export const HEADERS = {
  "X-Request-Id": text("ID of the request. Include it when you contact support.", EXAMPLE_REQUEST_ID),
  "X-RateLimit-Limit": whole("Requests allowed per minute.", 300),
  "X-RateLimit-Remaining": whole("Requests left in this minute.", 299),
  "X-RateLimit-Reset": whole("When the minute ends, in Unix seconds.", 1_769_685_120),
  "Retry-After": whole("Seconds to wait before you try again.", 30),
  "X-Credits-Charged": whole("Credits charged for this call.", 5),
  "X-Credits-Remaining": whole("Credits left.", 995),
  "X-Audience-Source": text(
    "The source and the last day of figures that the channel's owner shares with your organization. Absent if none are used.",
    "owner, 2026-11-26",
  ),
  "X-Audience-Unknown": text("Dimensions without data. Absent when all are known.", "genders, ages"),
  "X-Ignored-Parameters": text("Unknown query parameters that the endpoint ignored.", "limit, sort"),
  "X-Reason": text(
    "Reason for the 404: `unknown`, `no_sample_yet` (try again in a day) or `not_available` (the platform does not share it).",
    "no_sample_yet",
  ),
  "WWW-Authenticate": text("Authentication scheme to use.", 'ApiKey realm="Clipscope API"'),
  Allow: text("Methods that the resource supports.", "GET, HEAD, OPTIONS"),
  "Idempotent-Replayed": text(
    "`true` when the response repeats the one to an earlier request with the same `Idempotency-Key`.",
    "true",
  ),
  ETag: text("Tag of this response, for `If-None-Match`.", '"qKd7wrsOH4OVqA1a"'),
};
export type HeaderName = keyof typeof HEADERS;
