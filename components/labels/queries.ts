import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type { SetCampaignRequest } from "@/lib/tracking/campaigns/schemas";
import type { AssignLabelsRequest, Named } from "@/lib/tracking/labels/schemas";
import * as endpoints from "@/rest/dashboard/endpoints/labels";

/** Labels and campaigns are created, renamed and deleted in the same way. */
export const NAME_KINDS = ["labels", "campaigns"] as const;
export type NameKind = (typeof NAME_KINDS)[number];

const ENDPOINTS = {
  labels: { create: endpoints.createLabel, rename: endpoints.renameLabel, remove: endpoints.removeLabel },
  campaigns: { create: endpoints.createCampaign, rename: endpoints.renameCampaign, remove: endpoints.removeCampaign },
};

async function fetchNames(kind: NameKind, signal: AbortSignal): Promise<Named[]> {
  if (kind === "labels") return (await api(endpoints.listLabels, { signal })).labels;
  return (await api(endpoints.listCampaigns, { signal })).campaigns;
}

/** All names of the organization, alphabetically. */
export const namesQuery = (kind: NameKind) =>
  queryOptions({ queryKey: ["names", kind], queryFn: ({ signal }) => fetchNames(kind, signal) });

export const createName = (kind: NameKind, name: string) => api(ENDPOINTS[kind].create, { body: { name } });

export const renameName = (kind: NameKind, id: string, name: string, signal: AbortSignal) =>
  api(ENDPOINTS[kind].rename, { params: { id }, body: { name }, signal });

export const removeName = (kind: NameKind, id: string, signal: AbortSignal) =>
  api(ENDPOINTS[kind].remove, { params: { id }, signal });

export const assignLabels = (body: AssignLabelsRequest) => api(endpoints.assignLabels, { body });

export const setCampaign = (body: SetCampaignRequest) => api(endpoints.setCampaign, { body });

/** After a name was added, changed or deleted: refreshes the names and the rows that have them. */
export async function refreshNames(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["names"] }),
    client.invalidateQueries({ queryKey: ["videos"] }),
  ]);
}
