import { z } from "zod";

const DEFAULTS = { youtube: 1, tiktok: 7, instagram: 7, twitter: null } as const;
type CreatorPaces = Record<keyof typeof DEFAULTS, number | null>;

const PART = /^(youtube|tiktok|instagram|twitter)=(off|[1-9]\d{0,2})$/;
const FAULT = "must look like youtube=1,tiktok=7,instagram=7,twitter=off (days from 1 to 365, or off)";

/** `youtube=1,twitter=off`: days by platform, null for off. A platform that is not named keeps its default. */
export const creatorPaces = z.string().transform((text, issues): CreatorPaces => {
  const paces: CreatorPaces = { ...DEFAULTS };
  for (const part of text.split(",").map((piece) => piece.trim())) {
    if (part === "") continue;
    const [, platform, days = ""] = PART.exec(part) ?? [];
    if (!platform || Number(days) > 365) issues.addIssue(FAULT);
    else paces[platform as keyof CreatorPaces] = days === "off" ? null : Number(days);
  }
  return paces;
});
