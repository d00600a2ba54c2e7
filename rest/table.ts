import type { AnswerOf, InputOf, Operation } from "@/rest/operation";
import { API_VERSION, getOpenApiOperation, getRootOperation } from "@/rest/operations/about";
import {
  createAlertOperation,
  deleteAlertOperation,
  getAlertOperation,
  listAlertFiringsOperation,
  listAlertsOperation,
  updateAlertOperation,
} from "@/rest/operations/alerts";
import { getCreditsOperation, getUsageOperation } from "@/rest/operations/billing";
import {
  createCampaignOperation,
  deleteCampaignOperation,
  getCampaignOperation,
  listCampaignsOperation,
  setCampaignVideosOperation,
  updateCampaignOperation,
} from "@/rest/operations/campaigns";
import {
  getChannelAudienceOperation,
  getChannelQualityOperation,
  listEngagedInfluencersOperation,
  listFollowerChangesOperation,
  listIncomingMentionsOperation,
  listOutgoingMentionsOperation,
} from "@/rest/operations/channel-analytics";
import { getChannelOperation, listChannelContentOperation, searchChannelsOperation } from "@/rest/operations/channels";
import {
  createFollowOperation,
  deleteFollowOperation,
  getFollowOperation,
  listFollowsOperation,
  updateFollowOperation,
} from "@/rest/operations/follows";
import { whoamiOperation } from "@/rest/operations/keys";
import {
  createReportOperation,
  deleteReportOperation,
  getReportOperation,
  listReportsOperation,
  updateReportOperation,
} from "@/rest/operations/reports";
import { listVideoStatsOperation } from "@/rest/operations/stats";
import { getSubscriberCountsOperation, syncSubscriberCountsOperation } from "@/rest/operations/subscribers";
import {
  getVideoOperation,
  listVideosOperation,
  stopVideoOperation,
  trackVideoOperation,
} from "@/rest/operations/videos";
import type { Verb } from "@/rest/pipeline";

/** An operation that requires a key, with its verb. */
interface Keyed {
  operation: Operation;
  run: Verb<Operation>;
}
/** An operation without a key, with what produces its response. */
interface Open {
  operation: Operation;
  produce: () => Promise<unknown>;
}

/** Binds an operation to its verb. The verb's module loads with the first call: `server.ts` reads the table only. */
function keyed<O extends Operation>(operation: O, load: () => Promise<Verb<O>>): Keyed {
  // Kept, because `import()` resolves its module with every call, and under a loader such as tsx in another thread.
  let verb: Verb<O> | undefined;
  return {
    operation,
    run: async (ctx, input) => {
      verb ??= await load();
      // The pipeline parses input with the operation's schemas, which the compiler cannot follow through the generic.
      return verb(ctx, input as InputOf<O>);
    },
  };
}

const open = <O extends Operation>(operation: O, produce: () => Promise<AnswerOf<O>>): Open => ({ operation, produce });

/** Every operation of the REST API by its ID, in the order of the OpenAPI document. */
export const TABLE = {
  trackVideo: keyed(trackVideoOperation, async () => (await import("@/lib/tracking/videos/track")).trackVideo),
  listVideos: keyed(listVideosOperation, async () => (await import("@/lib/tracking/videos/list")).listVideos),
  getVideo: keyed(getVideoOperation, async () => (await import("@/lib/tracking/videos/get")).getVideoText),
  stopVideo: keyed(stopVideoOperation, async () => (await import("@/lib/tracking/videos/stop")).stopVideo),
  listVideoStats: keyed(
    listVideoStatsOperation,
    async () => (await import("@/lib/tracking/videos/stats")).listVideoStats,
  ),
  createCampaign: keyed(
    createCampaignOperation,
    async () => (await import("@/lib/insight/campaigns/create")).createCampaign,
  ),
  listCampaigns: keyed(
    listCampaignsOperation,
    async () => (await import("@/lib/insight/campaigns/list")).listCampaignPage,
  ),
  getCampaign: keyed(getCampaignOperation, async () => (await import("@/lib/insight/campaigns/get")).getCampaign),
  updateCampaign: keyed(
    updateCampaignOperation,
    async () => (await import("@/lib/insight/campaigns/update")).updateCampaign,
  ),
  deleteCampaign: keyed(
    deleteCampaignOperation,
    async () => (await import("@/lib/tracking/campaigns/remove")).removeCampaign,
  ),
  setCampaignVideos: keyed(
    setCampaignVideosOperation,
    async () => (await import("@/lib/insight/campaigns/set-videos")).setCampaignVideos,
  ),
  createFollow: keyed(createFollowOperation, async () => (await import("@/lib/insight/follows/create")).createFollow),
  listFollows: keyed(listFollowsOperation, async () => (await import("@/lib/insight/follows/list")).listFollows),
  getFollow: keyed(getFollowOperation, async () => (await import("@/lib/insight/follows/get")).getFollow),
  updateFollow: keyed(updateFollowOperation, async () => (await import("@/lib/insight/follows/update")).updateFollow),
  deleteFollow: keyed(deleteFollowOperation, async () => (await import("@/lib/insight/follows/remove")).removeFollow),
  createAlert: keyed(createAlertOperation, async () => (await import("@/lib/insight/alerts/create")).createAlert),
  listAlerts: keyed(listAlertsOperation, async () => (await import("@/lib/insight/alerts/list")).listAlerts),
  getAlert: keyed(getAlertOperation, async () => (await import("@/lib/insight/alerts/get")).getAlert),
  updateAlert: keyed(updateAlertOperation, async () => (await import("@/lib/insight/alerts/update")).updateAlert),
  deleteAlert: keyed(deleteAlertOperation, async () => (await import("@/lib/insight/alerts/remove")).removeAlert),
  listAlertFirings: keyed(
    listAlertFiringsOperation,
    async () => (await import("@/lib/insight/alerts/list-firings")).listAlertFirings,
  ),
  createReport: keyed(createReportOperation, async () => (await import("@/lib/insight/reports/create")).createReport),
  listReports: keyed(listReportsOperation, async () => (await import("@/lib/insight/reports/list")).listReports),
  getReport: keyed(getReportOperation, async () => (await import("@/lib/insight/reports/get")).getReport),
  updateReport: keyed(updateReportOperation, async () => (await import("@/lib/insight/reports/update")).updateReport),
  deleteReport: keyed(deleteReportOperation, async () => (await import("@/lib/insight/reports/remove")).removeReport),
  syncSubscriberCounts: keyed(
    syncSubscriberCountsOperation,
    async () => (await import("@/lib/channels/subscribers/sync")).syncSubscriberCounts,
  ),
  getSubscriberCounts: keyed(
    getSubscriberCountsOperation,
    async () => (await import("@/lib/channels/subscribers/list")).getSubscriberCounts,
  ),
  searchChannels: keyed(
    searchChannelsOperation,
    async () => (await import("@/lib/channels/channels/search")).searchChannels,
  ),
  getChannel: keyed(getChannelOperation, async () => (await import("@/lib/channels/channels/get")).getChannel),
  getChannelAudience: keyed(
    getChannelAudienceOperation,
    async () => (await import("@/lib/channels/channels/audience")).getChannelAudience,
  ),
  getChannelQuality: keyed(
    getChannelQualityOperation,
    async () => (await import("@/lib/channels/channels/quality")).getChannelQuality,
  ),
  listIncomingMentions: keyed(
    listIncomingMentionsOperation,
    async () => (await import("@/lib/channels/channels/mentions")).listIncomingMentions,
  ),
  listOutgoingMentions: keyed(
    listOutgoingMentionsOperation,
    async () => (await import("@/lib/channels/channels/mentions")).listOutgoingMentions,
  ),
  listFollowerChanges: keyed(
    listFollowerChangesOperation,
    async () => (await import("@/lib/channels/channels/follower-changes")).listFollowerChanges,
  ),
  listEngagedInfluencers: keyed(
    listEngagedInfluencersOperation,
    async () => (await import("@/lib/channels/channels/engaged")).listEngagedInfluencers,
  ),
  listChannelContent: keyed(
    listChannelContentOperation,
    async () => (await import("@/lib/channels/channels/content")).listChannelContent,
  ),
  getUsage: keyed(getUsageOperation, async () => (await import("@/lib/billing/usage")).getUsage),
  getCredits: keyed(getCreditsOperation, async () => (await import("@/lib/billing/credits")).getCredits),
  whoami: keyed(whoamiOperation, async () => (await import("@/lib/developers/keys/whoami")).whoami),
  getRoot: open(getRootOperation, async () => ({ version: API_VERSION }) as const),
  getOpenApi: open(getOpenApiOperation, async () => (await import("@/rest/openapi/openapi")).openApiDocument()),
} satisfies Record<string, Keyed | Open>;

export type OperationId = keyof typeof TABLE;

/** Returns an entry without the narrower type that its key implies. */
export const entryOf = (id: OperationId): Keyed | Open => TABLE[id];
