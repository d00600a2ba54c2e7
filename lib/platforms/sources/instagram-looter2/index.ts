import { CALL_KIND } from "@/lib/platforms/price-rules";
import type { Source } from "@/lib/platforms/source";
import { instagramChannels } from "@/lib/platforms/sources/instagram-looter2/channels";
import { instagram } from "@/lib/platforms/sources/instagram-looter2/videos";
import { rapidApiAddress } from "@/lib/platforms/sources/rapidapi";

export const instagramLooter2: Source = {
  id: "instagram-looter2",
  platform: "instagram",
  name: "Instagram Looter (RapidAPI)",
  address: rapidApiAddress("instagram-looter2", "/instagram", ({ INSTAGRAM_BASE_URL }) => INSTAGRAM_BASE_URL),
  // Depends on the plan.
  prices: [{ kind: CALL_KIND, name: "Call", unit: "call", price: 0n }],
  videos: instagram,
  channels: instagramChannels,
};
