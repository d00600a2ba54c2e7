import { CALL_KIND } from "@/lib/platforms/price-rules";
import type { Source } from "@/lib/platforms/source";
import { graphChannels } from "./channels";
import { GRAPH_ID } from "./discover";
import { graphVideos } from "./videos";

const GRAPH_URL = "https://graph.facebook.com/v25.0";

/** Instagram's own API for other professional accounts, with the token and ID of our account. */
export const instagramGraph: Source = {
  id: GRAPH_ID,
  platform: "instagram",
  name: "Instagram Graph API (Business Discovery)",
  address: {
    baseUrl: GRAPH_URL,
    configured: ({ INSTAGRAM_GRAPH_TOKEN: token, INSTAGRAM_GRAPH_USER_ID: user, INSTAGRAM_GRAPH_BASE_URL: url }) =>
      token && user
        ? { credentials: { query: { access_token: token } }, baseUrl: `${url ?? GRAPH_URL}/${user}` }
        : null,
    sandbox: {
      path: "/graph/v25.0/17841400000000001",
      credentials: { query: { access_token: "sandbox-graph-token" } },
    },
  },
  prices: [{ kind: CALL_KIND, name: "Call", unit: "call", price: 0n }],
  videos: graphVideos,
  channels: graphChannels,
};
