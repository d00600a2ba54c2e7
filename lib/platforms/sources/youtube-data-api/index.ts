import { CALL_KIND } from "@/lib/platforms/price-rules";
import type { Source } from "@/lib/platforms/source";
import { youtubeChannels } from "@/lib/platforms/sources/youtube-data-api/channels";
import { FIGURES_KIND, youtube } from "@/lib/platforms/sources/youtube-data-api/videos";

export const youtubeDataApi: Source = {
  id: "youtube-data-api-v3",
  platform: "youtube",
  name: "YouTube Data API",
  address: {
    baseUrl: "https://www.googleapis.com/youtube/v3",
    configured: ({ YOUTUBE_API_KEY: key, YOUTUBE_BASE_URL: baseUrl }) =>
      key ? { credentials: { query: { key } }, baseUrl } : null,
    sandbox: { path: "/youtube/v3", credentials: { query: { key: "sandbox-youtube-key" } } },
  },
  prices: [
    { kind: CALL_KIND, name: "Call", unit: "call", price: 0n },
    { kind: FIGURES_KIND, name: "Call for figures only", unit: "call", price: 0n },
  ],
  videos: youtube,
  channels: youtubeChannels,
};
