import * as audience from "@/lib/channels/channels/import-audience";
import type * as endpoints from "@/rest/dashboard/endpoints/channels";
import type { VerbsOf } from "@/rest/dashboard/verb";

export { addChannel } from "@/lib/channels/channels/add";
export { getAudienceDetail } from "@/lib/channels/channels/audience-detail";
export { getAudienceHistory } from "@/lib/channels/channels/audience-history";
export { buySample } from "@/lib/channels/channels/buy-sample";
export { compareAudiences } from "@/lib/channels/channels/compare-audiences";
export { findChannels } from "@/lib/channels/channels/find-channels";
export { getFollowerSeries } from "@/lib/channels/channels/follower-series";
export { listEngagedRows } from "@/lib/channels/channels/list-engaged-rows";
export { listChannelFilters } from "@/lib/channels/channels/list-filters";
export { listMentionRows } from "@/lib/channels/channels/list-mention-rows";
export { listPostRows } from "@/lib/channels/channels/list-post-rows";
export { listChannelRows } from "@/lib/channels/channels/list-rows";
export { getChannelProfile } from "@/lib/channels/channels/profile";
export { removeAudienceImport } from "@/lib/channels/channels/remove-import";
export { saveChannel } from "@/lib/channels/channels/save";
export { getChannelStatistics } from "@/lib/channels/channels/statistics";
export { unsaveChannel } from "@/lib/channels/channels/unsave";

type Verbs = VerbsOf<typeof endpoints>;

export const importAudience: Verbs["importAudience"] = (ctx, { id, csv }) =>
  audience.importAudience(ctx, { channelId: id, csv });

export const previewAudience: Verbs["previewAudience"] = (ctx, { id, csv }) =>
  audience.previewAudience(ctx, { channelId: id, csv });
