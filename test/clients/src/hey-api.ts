import { baseUrl, dataOf, key, print, username, videoLink } from "./environment.js";
import { client } from "./generated/sdk/client.gen.js";
import {
  getChannel,
  getChannelPrice,
  getCredits,
  getSubscriberCounts,
  getUsage,
  getVideo,
  listVideoStats,
  listVideos,
  searchChannels,
  stopVideo,
  trackVideo,
  whoami as whoAmI,
} from "./generated/sdk/index.js";
import type * as sdk from "./generated/sdk/types.gen.js";
import type { Clear, Vague } from "./known.js";

/** The API through the client that hey-api generates. */
client.setConfig({ baseUrl, auth: key });

/** hey-api reads the document itself: the types this program uses must be as precise there. */
export type Used = Clear<
  | Vague<sdk.TrackVideoResponse | sdk.TrackVideoError, "trackVideo">
  | Vague<sdk.GetVideoResponse | sdk.GetVideoError, "getVideo">
  | Vague<sdk.ListVideosResponse | sdk.ListVideosError, "listVideos">
  | Vague<sdk.StopVideoResponse | sdk.StopVideoError, "stopVideo">
  | Vague<sdk.GetUsageResponse | sdk.GetUsageError, "getUsage">
  | Vague<sdk.WhoamiResponse | sdk.WhoamiError, "whoami">
  | Vague<sdk.ListVideoStatsResponse | sdk.ListVideoStatsError, "listVideoStats">
  | Vague<sdk.SearchChannelsResponse | sdk.SearchChannelsError, "searchChannels">
  | Vague<sdk.GetChannelResponse | sdk.GetChannelError, "getChannel">
  | Vague<sdk.GetChannelPriceResponse | sdk.GetChannelPriceError, "getChannelPrice">
  | Vague<sdk.GetCreditsResponse | sdk.GetCreditsError, "getCredits">
  | Vague<sdk.GetSubscriberCountsResponse | sdk.GetSubscriberCountsError, "getSubscriberCounts">
>;

const tracked = dataOf(await trackVideo({ body: { video_link: videoLink, duration_days: 1 } }));
const path = { id: tracked.id };
const video = dataOf(await getVideo({ path }));
const snapshot = video.snapshots[0];
if (!snapshot) throw new Error("The video has no snapshot");
const list = dataOf(await listVideos({ query: { platform: video.platform, limit: 5 } }));
const usage = dataOf(await getUsage());
const whoami = dataOf(await whoAmI());

const statistics = dataOf(await listVideoStats({ query: { platform: "TikTok", sort: "views" } }));
const row = statistics.data.data.find(({ id }) => id === tracked.id);
if (!row) throw new Error("The statistics do not contain the video");

const [channel] = dataOf(await searchChannels({ query: { username, media: "instagram" } })).results;
if (!channel) throw new Error("The search found no channel");
const balance = dataOf(await getCredits());
const price = dataOf(await getChannelPrice({ path: { id: channel.id } }));

const { socials } = dataOf(await getSubscriberCounts());
const stopped = dataOf(await stopVideo({ path }));

const badLink = await trackVideo({ body: { video_link: "https://example.com", duration_days: 1 } });
// @ts-expect-error: the document lists the sort options.
const badSort = await listVideoStats({ query: { sort: "title" } });
const badId = await getChannel({ path: { id: "none" } });
const problem = await getUsage({ headers: { Accept: "application/problem+json", "X-API-Key": "none" } });

const details = badLink.error && "details" in badLink.error ? badLink.error.details : [];
const options = badSort.error?.details?.valid_sort_options;
print({
  tracked: { platform: tracked.platform, status: tracked.status, cost: tracked.estimated_cost.toFixed(2) },
  snapshot: { provider: snapshot.provider, views: snapshot.views },
  listed: list.videos.map(({ id }) => id).filter((id) => id === tracked.id),
  creator: video.current_metadata.creator,
  stopped: stopped.new_status,
  spent: usage.uncharged_usage_usd,
  statistics: {
    platform: row.platform,
    points: Object.keys(row.stats.views).length,
    requestId: statistics.meta.request_id,
  },
  channel: { username: channel.username, followers: channel.stats.followers },
  credits: { left: balance.credits, price: price.credits },
  accounts: socials.map(({ type, currentNumberOfSubscribers }) => `${type}: ${currentNumberOfSubscribers ?? "-"}`),
  key: { name: whoami.key_name, canTrack: whoami.roles.includes("videos:write") },
  errors: {
    field: details[0]?.field ?? "",
    sortOptions: options ?? [],
    detail: badId.error?.detail ?? "",
    problem: JSON.stringify(problem.error),
  },
});
