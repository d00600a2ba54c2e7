import type { Source } from "@/lib/platforms/source";
import { xChannels } from "@/lib/platforms/sources/x-api/channels";
import { X_PRICES } from "@/lib/platforms/sources/x-api/prices";
import { x } from "@/lib/platforms/sources/x-api/videos";

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

export const xApi: Source = {
  id: "x-api-v2",
  platform: "twitter",
  name: "X API",
  address: {
    baseUrl: "https://api.x.com",
    configured: ({ X_BEARER_TOKEN: token, X_BASE_URL: baseUrl }) =>
      token ? { credentials: bearer(token), baseUrl } : null,
    sandbox: { path: "/x", credentials: bearer("sandbox-x-token") },
  },
  prices: X_PRICES,
  videos: x,
  channels: xChannels,
};
