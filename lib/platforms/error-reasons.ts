import type { Failure } from "@/lib/platforms/schemas";

/** The failure that an error about one video, post or account stands for. */
export type SubjectFailure = Extract<Failure, { kind: "unavailable" | "private" }>;

const UNAVAILABLE = { kind: "unavailable" } as const;
const PRIVATE = { kind: "private" } as const;

const YOUTUBE_SUBJECT =
  /^(?:channel|account|playlist|playlistItems|video|user|subscriber)(Closed|Suspended|Terminated|Deleted|NotFound|Forbidden|Private|NotAccessible)$/;
const YOUTUBE_KEY =
  /^(?:keyInvalid|keyExpired|accessNotConfigured|ipRefererBlocked|authError|required|unauthorized|expired|accountDisabled|insufficientPermissions|API_KEY_\w+|SERVICE_DISABLED|CONSUMER_\w+|BILLING_DISABLED|USER_PROJECT_DENIED|CREDENTIALS_MISSING|ACCESS_TOKEN_\w+|ACCOUNT_STATE_INVALID|SECURITY_POLICY_VIOLATED)$/;

/**
 * Interprets YouTube's error reasons about a channel, playlist or video. Returns null if they are about something else.
 */
export function youtubeSubject(reasons: readonly string[]): SubjectFailure | null {
  for (const reason of reasons) {
    const state = YOUTUBE_SUBJECT.exec(reason)?.[1];
    if (state) return /Forbidden|Private|NotAccessible/.test(state) ? PRIVATE : UNAVAILABLE;
  }
  return null;
}

/**
 * Whether YouTube's error is about the key or project. Some bodies only have the reason "forbidden", with the details
 * in the message.
 */
export const isAboutYoutubeKey = (reasons: readonly string[], message: string): boolean =>
  reasons.some((reason) => YOUTUBE_KEY.test(reason)) ||
  /api key|unregistered callers|referr?er|credential/i.test(message);

/** Interprets X's error about a post or account by the end of the problem's `type`, because its host varies. */
export function xSubject(type: string | null | undefined): SubjectFailure | null {
  if (type?.endsWith("/resource-not-found")) return UNAVAILABLE;
  if (type?.endsWith("/not-authorized-for-resource")) return PRIVATE;
  return null;
}

/** Codes of API v1.1, which some responses still contain. */
const X_CODES: Record<number, SubjectFailure> = {
  17: UNAVAILABLE,
  34: UNAVAILABLE,
  50: UNAVAILABLE,
  63: UNAVAILABLE,
  144: UNAVAILABLE,
  179: PRIVATE,
};
const X_KEY_CODES = [32, 64, 87, 89, 99, 135, 215, 326, 416, 453];
const X_KEY =
  /client-(?:forbidden|not-enrolled|disconnected)|unsupported-authentication|oauth1-permissions|official-client-forbidden|Client Forbidden|Unsupported Authentication/;

export const xCodeSubject = (codes: readonly number[]): SubjectFailure | null =>
  codes.map((code) => X_CODES[code]).find((found) => found !== undefined) ?? null;

/** @param words title, type and reason of the problem */
export const isAboutXKey = (words: string, codes: readonly number[]): boolean =>
  X_KEY.test(words) || codes.some((code) => X_KEY_CODES.includes(code));

/** Interprets a RapidAPI source's message about an account or post. In these messages, "your account" means ours. */
export function rapidApiSubject(message: string): SubjectFailure | null {
  if (/\b(?:your|endpoint|api|subscri\w+|plan)\b/i.test(message)) return null;
  const subject = /\b(?:account|user(?:name)?|profile|channel|post|media|video|reel|photo)\b/i;
  if (!subject.test(message)) return null;
  if (/\b(?:private|not authori[sz]ed to (?:see|view))\b/i.test(message)) return PRIVATE;
  if (
    /\b(?:not found|(?:not|n't) exist|no longer|unavailable|not available|closed|suspended|banned|deleted|removed)\b/i.test(
      message,
    )
  )
    return UNAVAILABLE;
  return null;
}

export const isAboutRapidApiKey = (message: string): boolean =>
  /not subscribed|subscription|api[ _-]?key|blocked user|your (?:account|key|plan)|invalid (?:key|token|credentials)|unauthori[sz]ed/i.test(
    message,
  );
