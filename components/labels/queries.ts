import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type { SetCampaignRequest } from "@/lib/tracking/campaigns/schemas";
import type { AssignLabelsRequest, Named, NameRef } from "@/lib/tracking/labels/schemas";
import * as campaigns from "@/rest/dashboard/endpoints/campaigns";
import * as endpoints from "@/rest/dashboard/endpoints/labels";

/** Labels and campaigns are created, renamed and deleted in the same way. */
export const NAME_KINDS = ["labels", "campaigns"] as const;
export type NameKind = (typeof NAME_KINDS)[number];

async function fetchNames(kind: NameKind, signal: AbortSignal): Promise<Named[]> {
  if (kind === "labels") return (await api(endpoints.listLabels, { signal })).labels;
  return (await api(endpoints.listCampaigns, { signal })).campaigns;
}

/** All names of the organization, alphabetically. */
export const namesQuery = (kind: NameKind) =>
  queryOptions({ queryKey: ["names", kind], queryFn: ({ signal }) => fetchNames(kind, signal) });

export async function createName(kind: NameKind, name: string): Promise<Named> {
  if (kind === "labels") return api(endpoints.createLabel, { body: { name } });
  const { id } = await api(campaigns.createCampaign, { body: { name } });
  return { id, name, videos: 0 };
}

export async function renameName(kind: NameKind, id: string, name: string, signal: AbortSignal): Promise<NameRef> {
  const change = { params: { id }, body: { name }, signal };
  return kind === "labels" ? api(endpoints.renameLabel, change) : api(campaigns.updateCampaign, change);
}

export const removeName = (kind: NameKind, id: string, signal: AbortSignal) =>
  api(kind === "labels" ? endpoints.removeLabel : campaigns.removeCampaign, { params: { id }, signal });

export const assignLabels = (body: AssignLabelsRequest) => api(endpoints.assignLabels, { body });

export const setCampaign = (body: SetCampaignRequest) => api(endpoints.setCampaign, { body });

/** After a name was added, changed or deleted: refreshes the names, and the rows and campaigns that have them. */
export async function refreshNames(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["names"] }),
    client.invalidateQueries({ queryKey: ["videos"] }),
    client.invalidateQueries({ queryKey: ["campaigns"] }),
  ]);
}
