// Apart from the schemas, so that pages that only list names don't load zod.

export const PLATFORMS = ["tiktok", "youtube", "instagram", "twitter"] as const;

export const PLATFORM_NAMES: Record<(typeof PLATFORMS)[number], string> = {
  tiktok: "TikTok",
  youtube: "YouTube",
  instagram: "Instagram",
  twitter: "X",
};

export const METRICS = ["views", "likes", "comments", "shares", "saves"] as const;
