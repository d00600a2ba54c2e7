import type { Endpoint } from "@/rest/dashboard/endpoint";
import * as account from "@/rest/dashboard/endpoints/account";
import * as admin from "@/rest/dashboard/endpoints/admin";
import * as adminActs from "@/rest/dashboard/endpoints/admin-acts";
import * as apiUsage from "@/rest/dashboard/endpoints/api-usage";
import * as billing from "@/rest/dashboard/endpoints/billing";
import * as channels from "@/rest/dashboard/endpoints/channels";
import * as compare from "@/rest/dashboard/endpoints/compare";
import * as imports from "@/rest/dashboard/endpoints/imports";
import * as invitation from "@/rest/dashboard/endpoints/invitation";
import * as jobs from "@/rest/dashboard/endpoints/jobs";
import * as keys from "@/rest/dashboard/endpoints/keys";
import * as labels from "@/rest/dashboard/endpoints/labels";
import * as members from "@/rest/dashboard/endpoints/members";
import * as organization from "@/rest/dashboard/endpoints/organization";
import * as overview from "@/rest/dashboard/endpoints/overview";
import * as pictures from "@/rest/dashboard/endpoints/pictures";
import * as profile from "@/rest/dashboard/endpoints/profile";
import * as requests from "@/rest/dashboard/endpoints/requests";
import * as subscribers from "@/rest/dashboard/endpoints/subscribers";
import * as videos from "@/rest/dashboard/endpoints/videos";
import * as webhooks from "@/rest/dashboard/endpoints/webhooks";
import type { VerbsOf } from "@/rest/dashboard/verb";
import { indexByPath } from "@/rest/path-pattern";

/** An endpoint with what loads its verb. */
export interface Row {
  endpoint: Endpoint;
  load: () => Promise<unknown>;
}

/** Binds each endpoint of a room to the verb of the same name. The verbs' module loads with the first call to the room. */
function room<Endpoints extends Record<string, Endpoint>>(
  endpoints: Endpoints,
  load: () => Promise<VerbsOf<Endpoints>>,
): Row[] {
  return Object.entries(endpoints).map(([name, endpoint]) => ({ endpoint, load: async () => (await load())[name] }));
}

/** Every endpoint of the dashboard and of the pages around it. */
export const TABLE: readonly Row[] = [
  ...room(account, () => import("@/rest/dashboard/verbs/account")),
  ...room(admin, () => import("@/rest/dashboard/verbs/admin")),
  ...room(adminActs, () => import("@/rest/dashboard/verbs/admin-acts")),
  ...room(apiUsage, () => import("@/rest/dashboard/verbs/api-usage")),
  ...room(billing, () => import("@/rest/dashboard/verbs/billing")),
  ...room(channels, () => import("@/rest/dashboard/verbs/channels")),
  ...room(compare, () => import("@/rest/dashboard/verbs/compare")),
  ...room(imports, () => import("@/rest/dashboard/verbs/imports")),
  ...room(invitation, () => import("@/rest/dashboard/verbs/invitation")),
  ...room(jobs, () => import("@/rest/dashboard/verbs/jobs")),
  ...room(keys, () => import("@/rest/dashboard/verbs/keys")),
  ...room(labels, () => import("@/rest/dashboard/verbs/labels")),
  ...room(members, () => import("@/rest/dashboard/verbs/members")),
  ...room(organization, () => import("@/rest/dashboard/verbs/organization")),
  ...room(overview, () => import("@/rest/dashboard/verbs/overview")),
  ...room(pictures, () => import("@/rest/dashboard/verbs/pictures")),
  ...room(profile, () => import("@/rest/dashboard/verbs/profile")),
  ...room(requests, () => import("@/rest/dashboard/verbs/requests")),
  ...room(subscribers, () => import("@/rest/dashboard/verbs/subscribers")),
  ...room(videos, () => import("@/rest/dashboard/verbs/videos")),
  ...room(webhooks, () => import("@/rest/dashboard/verbs/webhooks")),
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
