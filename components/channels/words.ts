import type { ReadState } from "@/lib/channels/channels/dashboard-schemas";
import { shareMargin } from "@/lib/channels/channels/quality-rules";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import type { Platform } from "@/lib/platforms/schemas";

export const LIST_TITLE = "Channels";
export const COMPARE_TITLE = "Audience comparison";

export const GENDER_NAMES: Record<string, string> = { female: "Female", male: "Male", other: "Other or unknown" };

const regions = new Intl.DisplayNames("en-US", { type: "region" });

/**
 * Returns a country's name: "DE" → "Germany". Browsers and servers differ on some names: don't use it in attributes
 * that hydrate.
 */
export function countryName(code: string): string {
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Returns a sentence that explains why a channel has no posts or follower sample; null if they were collected. */
export function missingReason(what: "posts" | "sample", state: ReadState, platform: Platform): string | null {
  const name = PLATFORM_NAMES[platform];
  const subject = what === "posts" ? "Posts" : "The follower sample";
  switch (state) {
    case "read":
      return null;
    case "waiting":
      return `${subject} will appear here within a minute.`;
    case "late":
      return `${subject} will appear here soon. Collection is late.`;
    case "failed":
      return `${name} didn't respond. Clipscope retries automatically.`;
    case "private":
      return `This account is private, so ${name} doesn't show this.`;
    case "unavailable":
      return `${name} reports that this account no longer exists.`;
    case "on_request":
      return what === "posts"
        ? "Save this channel to collect its posts."
        : `${name} charges per follower, so a sample is taken only on request.`;
    case "not_given":
      return what === "posts" ? `${name} doesn't share posts.` : `${name} doesn't share who follows a channel.`;
  }
}

/** Returns what a sample of this size is suitable for. */
export function confidenceWords(size: number): string {
  const margin = shareMargin(size);
  const word = margin <= 5.5 ? "Fair" : margin <= 10 ? "Rough" : "Very rough";
  return `${word}: shares are accurate to about ±${Math.round(margin)} points (95% confidence)`;
}
