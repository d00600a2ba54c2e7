import { getCreditsOperation, getUsageOperation } from "@/lib/billing/operations";
import {
  getChannelAudienceOperation,
  getChannelQualityOperation,
  listEngagedInfluencersOperation,
  listFollowerChangesOperation,
  listIncomingMentionsOperation,
  listOutgoingMentionsOperation,
} from "@/lib/channels/analytics-operations";
import { getChannelOperation, listChannelContentOperation, searchChannelsOperation } from "@/lib/channels/operations";
import { API_ROOT, canonicalPath } from "@/lib/http/dialect-of";
import { allowOf, type Operation } from "@/lib/http/operation";
import { getOpenApiOperation, getRootOperation } from "@/lib/http/operations";
import { whoamiOperation } from "@/lib/keys/operations";
import { getSubscriberCountsOperation, syncSubscriberCountsOperation } from "@/lib/social/operations";
import {
  getVideoOperation,
  listVideosOperation,
  stopVideoOperation,
  trackVideoOperation,
} from "@/lib/videos/operations";
import { listVideoStatsOperation } from "@/lib/videos/stats-operation";

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
