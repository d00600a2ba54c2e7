import { API_ROOT, canonicalPath } from "@/rest/dialect-of";
import { allowOf, type Operation } from "@/rest/operation";
import { getOpenApiOperation, getRootOperation } from "@/rest/operations/about";
import { getCreditsOperation, getUsageOperation } from "@/rest/operations/billing";
import {
  getChannelAudienceOperation,
  getChannelQualityOperation,
  listEngagedInfluencersOperation,
  listFollowerChangesOperation,
  listIncomingMentionsOperation,
  listOutgoingMentionsOperation,
} from "@/rest/operations/channel-analytics";
import { getChannelOperation, listChannelContentOperation, searchChannelsOperation } from "@/rest/operations/channels";
import { whoamiOperation } from "@/rest/operations/keys";
import { getSubscriberCountsOperation, syncSubscriberCountsOperation } from "@/rest/operations/social";
import { listVideoStatsOperation } from "@/rest/operations/stats";
import {
  getVideoOperation,
  listVideosOperation,
  stopVideoOperation,
  trackVideoOperation,
} from "@/rest/operations/videos";

/** Every endpoint of the REST API, in the order of the document. */
export const OPERATIONS: readonly Operation[] = [
  trackVideoOperation,
  listVideosOperation,
  getVideoOperation,
  stopVideoOperation,
  listVideoStatsOperation,
  syncSubscriberCountsOperation,
  getSubscriberCountsOperation,
  searchChannelsOperation,
  getChannelOperation,
  getChannelAudienceOperation,
  getChannelQualityOperation,
  listIncomingMentionsOperation,
  listOutgoingMentionsOperation,
  listFollowerChangesOperation,
  listEngagedInfluencersOperation,
  listChannelContentOperation,
  getUsageOperation,
  getCreditsOperation,
  whoamiOperation,
  getRootOperation,
  getOpenApiOperation,
];

/** What `Allow` says for a path; null where there is no such resource. */
export function allowedMethods(path: string): string[] | null {
  const canonical = canonicalPath(path);
  if (canonical === null) return null;
  const resource = canonical.slice(API_ROOT.length) || "/";
  const exact = OPERATIONS.filter((operation) => operation.path === resource);
  const fitting = exact.length > 0 ? exact : OPERATIONS.filter((operation) => patternOf(operation).test(resource));
  return fitting.length > 0 ? allowOf(fitting.map((operation) => operation.method)) : null;
}

const patternOf = ({ path }: Operation): RegExp =>
  new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`);
