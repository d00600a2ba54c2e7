import type { ReadState } from "@/lib/channels/channels/dashboard-schemas";
import { shareMargin } from "@/lib/channels/channels/rules";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import type { Platform } from "@/lib/platforms/schemas";

export const LIST_TITLE = "Channels";

const regions = new Intl.DisplayNames("en-GB", { type: "region" });

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
  const subject = what === "posts" ? "Posts are" : "The follower sample is";
  switch (state) {
    case "read":
      return null;
    case "waiting":
      return `${subject} read within a minute; this page then shows it by itself.`;
    case "late":
      return `${subject} late: it should have been read by now, and is as soon as its turn comes.`;
    case "failed":
      return `${name} did not answer when it was asked. It is asked again by itself.`;
    case "private":
      return `The account is private, so ${name} does not show it.`;
    case "unavailable":
      return `${name} says that the account is gone.`;
    case "on_request":
      return what === "posts"
        ? "Save this channel to read its posts."
        : `${name} charges for each follower it returns, so a sample is taken only when you ask for one.`;
    case "not_given":
      return what === "posts" ? `${name} does not give posts.` : `${name} does not show who follows a channel.`;
  }
}

/** Returns what a sample of this size is suitable for. */
export function confidenceWords(size: number): string {
  const margin = shareMargin(size);
  const word = margin <= 5.5 ? "Fair" : margin <= 10 ? "Rough" : "Very rough";
  return `${word}: a share is good to about ±${Math.round(margin)} points (95% confidence)`;
}
