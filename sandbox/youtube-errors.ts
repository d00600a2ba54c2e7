import { json } from "./gateway";

const STATUS: Record<number, string> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  500: "INTERNAL",
  503: "UNAVAILABLE",
};

/** Returns Google's error body. `service` adds the reason to `details`, as newer errors do. */
export function youtubeError(
  code: number,
  message: string,
  reason: string,
  options: { domain?: string; location?: string; detail?: string } = {},
): Response {
  const { domain = "global", location, detail } = options;
  return json(
    {
      error: {
        code,
        message,
        errors: [{ message, domain, reason, ...(location ? { location, locationType: "parameter" } : {}) }],
        ...(detail || domain === "global" ? { status: STATUS[code] } : {}),
        ...(detail
          ? {
              details: [
                {
                  "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                  reason: detail,
                  domain: "googleapis.com",
                  metadata: { service: "youtube.googleapis.com" },
                },
              ],
            }
          : {}),
      },
    },
    code,
  );
}

export const youtubeErrors = {
  keyMissing: () =>
    youtubeError(
      403,
      "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
      "forbidden",
    ),
  keyInvalid: () =>
    youtubeError(400, "API key not valid. Please pass a valid API key.", "badRequest", { detail: "API_KEY_INVALID" }),
  keyInvalidLegacy: () => youtubeError(400, "Bad Request", "keyInvalid", { domain: "usageLimits" }),
  accessNotConfigured: () =>
    youtubeError(
      403,
      "YouTube Data API v3 has not been used in project 123456789012 before or it is disabled.",
      "accessNotConfigured",
      { domain: "usageLimits", detail: "SERVICE_DISABLED" },
    ),
  quotaExceeded: () =>
    youtubeError(
      403,
      'The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">quota</a>.',
      "quotaExceeded",
      { domain: "youtube.quota" },
    ),
  rateLimitExceeded: () =>
    youtubeError(
      403,
      "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute' of service 'youtube.googleapis.com'.",
      "rateLimitExceeded",
      { detail: "RATE_LIMIT_EXCEEDED" },
    ),
  playlistNotFound: () =>
    youtubeError(
      404,
      "The playlist identified with the request's <code>playlistId</code> parameter cannot be found.",
      "playlistNotFound",
      {
        domain: "youtube.playlistItem",
        location: "playlistId",
      },
    ),
  channel: (reason: "channelClosed" | "channelSuspended" | "channelForbidden") =>
    youtubeError(403, "The channel specified in the request cannot be accessed.", reason, {
      domain: "youtube.channel",
      location: "id",
    }),
  missingPart: () =>
    youtubeError(400, "Required parameter: part", "missingRequiredParameter", {
      domain: "youtube.part",
      location: "part",
    }),
  unknownPart: (part: string) =>
    youtubeError(400, `'${part}'`, "unknownPart", { domain: "youtube.part", location: "part" }),
  noFilter: (filters: string) =>
    youtubeError(400, `No filter selected. Expected one of: ${filters}`, "missingRequiredParameter", {
      domain: "youtube.parameter",
    }),
  invalidFilters: (location: string) =>
    youtubeError(400, "The request specifies an invalid filter parameter.", "invalidFilters", {
      domain: "youtube.parameter",
      location,
    }),
  invalidPageToken: () =>
    youtubeError(400, "The request specifies an invalid page token.", "invalidPageToken", {
      domain: "youtube.parameter",
      location: "pageToken",
    }),
  unauthenticated: () =>
    youtubeError(
      401,
      "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.",
      "authError",
    ),
  scope: () =>
    youtubeError(403, "Request had insufficient authentication scopes.", "insufficientPermissions", {
      detail: "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
    }),
  forbidden: () => youtubeError(403, "Forbidden", "forbidden"),
  unknownName: (name: string) =>
    youtubeError(
      400,
      `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter.`,
      "badRequest",
    ),
  invalidReport: (message: string) => youtubeError(400, message, "badRequest"),
  queryNotSupported: () =>
    youtubeError(
      400,
      "The query is not supported. Check the documentation at https://developers.google.com/youtube/analytics/v2/available_reports for supported queries.",
      "badRequest",
    ),
  broken: (status: 500 | 503) =>
    status === 500
      ? youtubeError(500, "Internal error encountered.", "backendError")
      : youtubeError(503, "The service is currently unavailable.", "backendError"),
};
