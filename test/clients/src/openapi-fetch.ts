import createClient from "openapi-fetch";
import { baseUrl, dataOf, key, print, username, videoLink } from "./environment.js";
import type { paths } from "./generated/schema.js";

/** The API through the types of openapi-typescript. */
const api = createClient<paths, "application/json">({ baseUrl, headers: { "X-API-Key": key } });

const tracked = dataOf(await api.POST("/videos/track", { body: { video_link: videoLink, duration_days: 1 } }));
const path = { id: tracked.id };
const video = dataOf(await api.GET("/videos/{id}", { params: { path } }));
const snapshot = video.snapshots[0];
if (!snapshot) throw new Error("The video has no snapshot");
const list = dataOf(await api.GET("/videos", { params: { query: { platform: video.platform, limit: 5 } } }));
const usage = dataOf(await api.GET("/usage"));
const whoami = dataOf(await api.GET("/whoami"));

const statistics = dataOf(await api.GET("/videos/stats", { params: { query: { platform: "TikTok", sort: "views" } } }));
const row = statistics.data.data.find(({ id }) => id === tracked.id);
if (!row) throw new Error("The statistics do not contain the video");

const query = { username, media: "instagram" } as const;
const [channel] = dataOf(await api.GET("/channels/search", { params: { query } })).results;
if (!channel) throw new Error("The search found no channel");
const balance = dataOf(await api.GET("/account/balance"));
const price = dataOf(await api.OPTIONS("/channels/{id}", { params: { path: { id: channel.id } } }));

const { socials } = dataOf(await api.GET("/token-stat-jobs/social-subscriber-count"));
const stopped = dataOf(await api.POST("/videos/{id}/stop", { params: { path } }));

const badLink = await api.POST("/videos/track", { body: { video_link: "https://example.com", duration_days: 1 } });
// @ts-expect-error: the document lists the sort options.
const badSort = await api.GET("/videos/stats", { params: { query: { sort: "title" } } });
const badId = await api.GET("/channels/{id}", { params: { path: { id: "none" } } });
const problem = await api.GET("/usage", { headers: { Accept: "application/problem+json", "X-API-Key": "none" } });

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
