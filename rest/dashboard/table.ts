import type { Endpoint, Schemas, SchemasOf } from "@/rest/dashboard/endpoint";
import * as account from "@/rest/dashboard/endpoints/account";
import * as accountData from "@/rest/dashboard/endpoints/account-data";
import * as admin from "@/rest/dashboard/endpoints/admin";
import * as adminActs from "@/rest/dashboard/endpoints/admin-acts";
import * as alerts from "@/rest/dashboard/endpoints/alerts";
import * as apiUsage from "@/rest/dashboard/endpoints/api-usage";
import * as benchmarks from "@/rest/dashboard/endpoints/benchmarks";
import * as billing from "@/rest/dashboard/endpoints/billing";
import * as campaigns from "@/rest/dashboard/endpoints/campaigns";
import * as channels from "@/rest/dashboard/endpoints/channels";
import * as compare from "@/rest/dashboard/endpoints/compare";
import * as connections from "@/rest/dashboard/endpoints/connections";
import * as follows from "@/rest/dashboard/endpoints/follows";
import * as imports from "@/rest/dashboard/endpoints/imports";
import * as invitation from "@/rest/dashboard/endpoints/invitation";
import * as jobs from "@/rest/dashboard/endpoints/jobs";
import * as keys from "@/rest/dashboard/endpoints/keys";
import * as labels from "@/rest/dashboard/endpoints/labels";
import * as members from "@/rest/dashboard/endpoints/members";
import * as organization from "@/rest/dashboard/endpoints/organization";
import * as organizationExports from "@/rest/dashboard/endpoints/organization-exports";
import * as overview from "@/rest/dashboard/endpoints/overview";
import * as pictures from "@/rest/dashboard/endpoints/pictures";
import * as profile from "@/rest/dashboard/endpoints/profile";
import * as reports from "@/rest/dashboard/endpoints/reports";
import * as requests from "@/rest/dashboard/endpoints/requests";
import * as savedViews from "@/rest/dashboard/endpoints/saved-views";
import * as secondFactor from "@/rest/dashboard/endpoints/second-factor";
import * as subscribers from "@/rest/dashboard/endpoints/subscribers";
import * as upstreamCost from "@/rest/dashboard/endpoints/upstream-cost";
import * as videos from "@/rest/dashboard/endpoints/videos";
import * as webhooks from "@/rest/dashboard/endpoints/webhooks";
import * as accountSchemas from "@/rest/dashboard/schemas/account";
import * as accountDataSchemas from "@/rest/dashboard/schemas/account-data";
import * as adminSchemas from "@/rest/dashboard/schemas/admin";
import * as adminActsSchemas from "@/rest/dashboard/schemas/admin-acts";
import * as alertsSchemas from "@/rest/dashboard/schemas/alerts";
import * as apiUsageSchemas from "@/rest/dashboard/schemas/api-usage";
import * as benchmarksSchemas from "@/rest/dashboard/schemas/benchmarks";
import * as billingSchemas from "@/rest/dashboard/schemas/billing";
import * as campaignsSchemas from "@/rest/dashboard/schemas/campaigns";
import * as channelsSchemas from "@/rest/dashboard/schemas/channels";
import * as compareSchemas from "@/rest/dashboard/schemas/compare";
import * as connectionsSchemas from "@/rest/dashboard/schemas/connections";
import * as followsSchemas from "@/rest/dashboard/schemas/follows";
import * as importsSchemas from "@/rest/dashboard/schemas/imports";
import * as invitationSchemas from "@/rest/dashboard/schemas/invitation";
import * as jobsSchemas from "@/rest/dashboard/schemas/jobs";
import * as keysSchemas from "@/rest/dashboard/schemas/keys";
import * as labelsSchemas from "@/rest/dashboard/schemas/labels";
import * as membersSchemas from "@/rest/dashboard/schemas/members";
import * as organizationSchemas from "@/rest/dashboard/schemas/organization";
import * as organizationExportsSchemas from "@/rest/dashboard/schemas/organization-exports";
import * as overviewSchemas from "@/rest/dashboard/schemas/overview";
import * as picturesSchemas from "@/rest/dashboard/schemas/pictures";
import * as profileSchemas from "@/rest/dashboard/schemas/profile";
import * as reportsSchemas from "@/rest/dashboard/schemas/reports";
import * as requestsSchemas from "@/rest/dashboard/schemas/requests";
import * as savedViewsSchemas from "@/rest/dashboard/schemas/saved-views";
import * as secondFactorSchemas from "@/rest/dashboard/schemas/second-factor";
import * as subscribersSchemas from "@/rest/dashboard/schemas/subscribers";
import * as upstreamCostSchemas from "@/rest/dashboard/schemas/upstream-cost";
import * as videosSchemas from "@/rest/dashboard/schemas/videos";
import * as webhooksSchemas from "@/rest/dashboard/schemas/webhooks";
import type { VerbsOf } from "@/rest/dashboard/verb";
import { indexByPath } from "@/rest/path-pattern";

/** An endpoint with its schemas and what loads its verb. */
export interface Row {
  endpoint: Endpoint;
  schemas: Schemas;
  load: () => Promise<unknown>;
}

/**
 * Binds each endpoint of a room to the schemas and the verb of the same name. The verbs' module loads with the first
 * call to the room.
 */
function room<Endpoints extends Record<string, Endpoint>>(
  endpoints: Endpoints,
  schemas: { [Name in keyof Endpoints]: SchemasOf<Endpoints[Name]> },
  load: () => Promise<VerbsOf<Endpoints>>,
): Row[] {
  return Object.entries(endpoints).map(([name, endpoint]) => ({
    endpoint,
    schemas: schemas[name as keyof Endpoints],
    load: async () => (await load())[name],
  }));
}

/** Every endpoint of the dashboard and of the pages around it. */
export const TABLE: readonly Row[] = [
  ...room(account, accountSchemas, () => import("@/rest/dashboard/verbs/account")),
  ...room(accountData, accountDataSchemas, () => import("@/rest/dashboard/verbs/account-data")),
  ...room(admin, adminSchemas, () => import("@/rest/dashboard/verbs/admin")),
  ...room(adminActs, adminActsSchemas, () => import("@/rest/dashboard/verbs/admin-acts")),
  ...room(alerts, alertsSchemas, () => import("@/rest/dashboard/verbs/alerts")),
  ...room(apiUsage, apiUsageSchemas, () => import("@/rest/dashboard/verbs/api-usage")),
  ...room(benchmarks, benchmarksSchemas, () => import("@/rest/dashboard/verbs/benchmarks")),
  ...room(billing, billingSchemas, () => import("@/rest/dashboard/verbs/billing")),
  ...room(campaigns, campaignsSchemas, () => import("@/rest/dashboard/verbs/campaigns")),
  ...room(channels, channelsSchemas, () => import("@/rest/dashboard/verbs/channels")),
  ...room(compare, compareSchemas, () => import("@/rest/dashboard/verbs/compare")),
  ...room(connections, connectionsSchemas, () => import("@/rest/dashboard/verbs/connections")),
  ...room(follows, followsSchemas, () => import("@/rest/dashboard/verbs/follows")),
  ...room(imports, importsSchemas, () => import("@/rest/dashboard/verbs/imports")),
  ...room(invitation, invitationSchemas, () => import("@/rest/dashboard/verbs/invitation")),
  ...room(jobs, jobsSchemas, () => import("@/rest/dashboard/verbs/jobs")),
  ...room(keys, keysSchemas, () => import("@/rest/dashboard/verbs/keys")),
  ...room(labels, labelsSchemas, () => import("@/rest/dashboard/verbs/labels")),
  ...room(members, membersSchemas, () => import("@/rest/dashboard/verbs/members")),
  ...room(organization, organizationSchemas, () => import("@/rest/dashboard/verbs/organization")),
  ...room(organizationExports, organizationExportsSchemas, () => import("@/rest/dashboard/verbs/organization-exports")),
  ...room(overview, overviewSchemas, () => import("@/rest/dashboard/verbs/overview")),
  ...room(pictures, picturesSchemas, () => import("@/rest/dashboard/verbs/pictures")),
  ...room(profile, profileSchemas, () => import("@/rest/dashboard/verbs/profile")),
  ...room(reports, reportsSchemas, () => import("@/rest/dashboard/verbs/reports")),
  ...room(requests, requestsSchemas, () => import("@/rest/dashboard/verbs/requests")),
  ...room(savedViews, savedViewsSchemas, () => import("@/rest/dashboard/verbs/saved-views")),
  ...room(secondFactor, secondFactorSchemas, () => import("@/rest/dashboard/verbs/second-factor")),
  ...room(subscribers, subscribersSchemas, () => import("@/rest/dashboard/verbs/subscribers")),
  ...room(upstreamCost, upstreamCostSchemas, () => import("@/rest/dashboard/verbs/upstream-cost")),
  ...room(videos, videosSchemas, () => import("@/rest/dashboard/verbs/videos")),
  ...room(webhooks, webhooksSchemas, () => import("@/rest/dashboard/verbs/webhooks")),
];

const search = indexByPath(TABLE.map((row) => ({ path: row.endpoint.path, row })));

/** Returns the rows at a path, one per method, and the path's decoded parameters; null if there are none. */
export function rowsAt(path: string): { rows: Row[]; params: Record<string, string> } | null {
  const match = search(path.replace(/\/+$/, ""));
  if (!match) return null;
  const rows = match.items.map(({ row }) => row);
  try {
    const params = Object.entries(match.params).map(([name, value]) => [name, decodeURIComponent(value)]);
    return { rows, params: Object.fromEntries(params) };
  } catch {
    // Not UTF-8.
    return null;
  }
}

/** Returns the row of an endpoint. @throws Error if its room is not in the table */
export function rowOf({ method, path }: Endpoint): Row {
  const row = TABLE.find(({ endpoint }) => endpoint.method === method && endpoint.path === path);
  if (!row) throw new Error(`${method} ${path} is not in the table`);
  return row;
}
