import type { Platform } from "./platforms";

/** "response" affects the whole response; "item" affects one video or account in it. */
export type FaultLevel = "response" | "item";
export interface FaultKind {
  level: FaultLevel;
  /** What `rate` is a share of: requests, or IDs (the same IDs stay affected while the fault lasts). */
  per: "request" | "id";
  about: string;
}

const response = (about: string): FaultKind => ({ level: "response", per: "request", about });
const item = (about: string): FaultKind => ({ level: "item", per: "request", about });
const lasting = (about: string): FaultKind => ({ level: "item", per: "id", about });

const ALL = {
  http_500: response("HTTP 500 with the platform's own error body"),
  http_503: response("HTTP 503 with the platform's own error body"),
  timeout: response("the response arrives after delayMs (default 120 s)"),
  truncated_json: response("a correct response, cut off in the middle"),
  html_body: response("HTTP 200 with an HTML page"),
  odd_fields: response(
    "counts and times alternate between number and text; other fields are null or have another type",
  ),
  broken_counts: response("the first count of each object is negative, a fraction, huge or not a number"),
  enforce_quota: response("the documented limit (or `limit`) is enforced, and its headers count down"),
  falling: lasting("counts fall by 1% per hour from the fault's start"),
  frozen: lasting("counts stay as they were at the fault's start"),
  zero: lasting("counts are suddenly 0"),
  rename: lasting("titles and usernames change"),
};

const OWNER = {
  consent_revoked: response("the owner's consent is over: invalid_grant, 401, or code 190"),
  insufficient_scope: response("the consent lacks the scope of the report"),
};

const RAPIDAPI = {
  quota_monthly: response('429 "You have exceeded the MONTHLY quota…"'),
  quota_daily: response('429 "You have exceeded the DAILY quota…"'),
  too_many_requests: response('429 "Too many requests"'),
  per_second: response('429 "…rate limit per second…"'),
  not_subscribed: response('403 "You are not subscribed to this API."'),
  endpoint_missing: response("404 \"Endpoint '/x' does not exist\""),
};

export const FAULT_KINDS: Record<Platform, Record<string, FaultKind>> = {
  youtube: {
    ...ALL,
    ...OWNER,
    absent: item("the ID is missing from a response with status 200"),
    left_out: item("videos:batchGetStats leaves out an ID that videos still returns"),
    missing_likes: lasting("no likeCount"),
    missing_comments: lasting("no commentCount"),
    hidden_subscribers: lasting("hiddenSubscriberCount is true, subscriberCount absent"),
    quota_exceeded: response("403 quotaExceeded"),
    rate_limit_exceeded: response("403 rateLimitExceeded"),
    bad_key_invalid: response("400 badRequest with ErrorInfo API_KEY_INVALID"),
    bad_key_legacy: response("400 keyInvalid"),
    access_not_configured: response("403 accessNotConfigured"),
    channel_closed: response("403 channelClosed: about one channel rather than the key"),
    channel_suspended: response("403 channelSuspended"),
    channel_forbidden: response("403 channelForbidden"),
  },
  twitter: {
    ...ALL,
    not_found: item("partial error resource-not-found at api.twitter.com"),
    not_found_new_host: item("the same at api.x.com"),
    not_authorized: item("partial error not-authorized-for-resource at api.twitter.com"),
    not_authorized_new_host: item("the same at api.x.com"),
    all_failed: response("only errors, no data"),
    rate_limited: response("429 with x-rate-limit-reset"),
    usage_cap_exceeded: response("429 UsageCapExceeded"),
    usage_cap_exceeded_403: response("403 UsageCapExceeded"),
    credits_depleted: response("402 CreditsDepleted"),
    client_not_enrolled: response("403 client-not-enrolled"),
    unauthorized: response("401"),
    renamed_metrics: item("repost_count and post_count instead of retweet_count and tweet_count"),
  },
  tiktok: {
    ...ALL,
    ...RAPIDAPI,
    code_minus_one: item('code −1 "Url parsing is failed!…"'),
    msg_free_limit: response('code −1 "Free Api Limit: 1 request/second."'),
    msg_daily_limit: response('code −1 "…10000 request/ 1 day"'),
    msg_empty: response("code −1 with an empty msg"),
    msg_internal: response('code −1 "Internal server error"'),
    long_url_fails: item("full links fail with code −1, numeric IDs don't"),
    slideshow: lasting("images[] instead of a video"),
    pinned: item("the list begins with an older post that has is_top 1"),
  },
  instagram: {
    ...ALL,
    ...OWNER,
    ...RAPIDAPI,
    graph_token_expired: response("Graph API: 401 with code 190"),
    graph_app_limit: response("Graph API: 403 with code 4"),
    graph_user_limit: response("Graph API: 400 with code 17"),
    status_false: item("200 {status:false}"),
    private: lasting("is_private is true"),
    hidden_likes_minus_one: lasting("likes are hidden, reported as −1"),
    hidden_likes_three: lasting("likes are hidden, reported as 3"),
    null_plays: item("play counts are null"),
    rounded_pk: item("pk is a rounded JSON number"),
  },
};
