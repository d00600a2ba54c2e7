import { CALL_KIND } from "@/lib/platforms/price-rules";
import type { Source } from "@/lib/platforms/source";
import { rapidApiAddress } from "@/lib/platforms/sources/rapidapi";
import { tiktokChannels } from "@/lib/platforms/sources/tiktok-scraper7/channels";
import { tiktok } from "@/lib/platforms/sources/tiktok-scraper7/videos";

export const tiktokScraper7: Source = {
  id: "tiktok-scraper7",
  platform: "tiktok",
  name: "TikTok Scraper (RapidAPI)",
  address: rapidApiAddress("tiktok-scraper7", "/tiktok", ({ TIKTOK_BASE_URL }) => TIKTOK_BASE_URL),
  // Depends on the plan.
  prices: [{ kind: CALL_KIND, name: "Call", unit: "call", price: 0n }],
  videos: tiktok,
  channels: tiktokChannels,
};
