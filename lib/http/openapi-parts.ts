/** What the document says besides the operations. */

export const TAGS = [
  { name: "Videos", description: "Track videos and read their hourly snapshots." },
  { name: "Subscriber counts", description: "Followers of your own accounts." },
  {
    name: "Channels",
    description: "Profiles of channels, and estimates of the audience behind them. Calls cost points.",
  },
  { name: "Account", description: "Balance, usage and the key itself." },
  { name: "About", description: "About this API." },
];

export const SECURITY_SCHEMES = {
  ApiKey: { type: "apiKey", in: "header", name: "X-API-Key", description: "An API key, `cs_live_…`." },
  Bearer: { type: "http", scheme: "bearer", description: "The same key as a bearer token." },
  Token: {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    description: "The same key after the word `Token` and a space.",
  },
} as const;

const text = (description: string) => ({ description, schema: { type: "string" as const } });
const whole = (description: string) => ({ description, schema: { type: "integer" as const } });

export const HEADERS = {
  "X-Request-Id": text("Names this request in our logs."),
  "X-RateLimit-Limit": whole("Requests a minute that this key may make."),
  "X-RateLimit-Remaining": whole("Requests left in this minute."),
  "X-RateLimit-Reset": whole("When the minute ends, in unix seconds."),
  "Retry-After": whole("Seconds to wait."),
  "X-Credits-Charged": whole("Points that this call cost."),
  "X-Credits-Remaining": whole("Points that are left."),
  "Idempotent-Replayed": text(
    "`true` on an answer that was kept from an earlier request with the same Idempotency-Key.",
  ),
  ETag: text("Tag of this answer, for `If-None-Match`."),
};
