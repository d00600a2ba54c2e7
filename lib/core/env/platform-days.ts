import { z } from "zod";

type PlatformDays = Record<"youtube" | "tiktok" | "instagram" | "twitter", number | null>;

const PART = /^(youtube|tiktok|instagram|twitter)=(off|[1-9]\d{0,2})$/;

/** `youtube=1,twitter=off`: days by platform, null for off. Platforms that aren't listed keep their default. */
const platformDays = (defaults: PlatformDays) => {
  const example = Object.entries(defaults).map(([platform, days]) => `${platform}=${days ?? "off"}`);
  const message = `must look like ${example.join(",")} (days from 1 to 365, or off)`;
  return z.string().transform((text, issues): PlatformDays => {
    const read = { ...defaults };
    for (const part of text.split(",").map((piece) => piece.trim())) {
      if (part === "") continue;
      const [, platform, days = ""] = PART.exec(part) ?? [];
      if (!platform || Number(days) > 365) issues.addIssue(message);
      else read[platform as keyof PlatformDays] = days === "off" ? null : Number(days);
    }
    return read;
  });
};

/** Days between refreshes of tracked videos' creators that no member saved or searched for; null: never. */
export const creatorPaces = platformDays({ youtube: 1, tiktok: 7, instagram: 7, twitter: null });

/** How many days a search keeps a channel in the daily refresh; null: it is fetched once. */
export const searchInterest = platformDays({ youtube: 30, tiktok: 7, instagram: 7, twitter: null });
