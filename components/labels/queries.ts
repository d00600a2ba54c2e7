import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { api } from "@/components/api";
import { CampaignList, type SetCampaignRequest } from "@/lib/tracking/campaigns/schemas";
import { Assigned, type AssignLabelsRequest, LabelList, Named, NameRef } from "@/lib/tracking/labels/schemas";

/** Labels and campaigns are created, renamed and deleted alike. */
export const NAME_KINDS = ["labels", "campaigns"] as const;
export type NameKind = (typeof NAME_KINDS)[number];

const pathOf = (kind: NameKind, id?: string) =>
  id === undefined ? `/api/dashboard/${kind}` : `/api/dashboard/${kind}/${encodeURIComponent(id)}`;

async function fetchNames(kind: NameKind, signal: AbortSignal): Promise<Named[]> {
  if (kind === "labels") return (await api(LabelList, pathOf(kind), { signal })).labels;
  return (await api(CampaignList, pathOf(kind), { signal })).campaigns;
}

/** All names of the organization, alphabetically. */
export const namesQuery = (kind: NameKind) =>
  queryOptions({ queryKey: ["names", kind], queryFn: ({ signal }) => fetchNames(kind, signal) });

export const createName = (kind: NameKind, name: string) =>
  api(Named, pathOf(kind), { method: "POST", body: { name } });

export const renameName = (kind: NameKind, id: string, name: string, signal: AbortSignal) =>
  api(NameRef, pathOf(kind, id), { method: "PATCH", body: { name }, signal });

export const removeName = (kind: NameKind, id: string, signal: AbortSignal) =>
  api(z.object({ id: z.string() }), pathOf(kind, id), { method: "DELETE", signal });

export const assignLabels = (body: AssignLabelsRequest) =>
  api(Assigned, "/api/dashboard/videos/labels", { method: "POST", body });

export const setCampaign = (body: SetCampaignRequest) =>
  api(Assigned, "/api/dashboard/videos/campaign", { method: "POST", body });

/** After a name was added, changed or deleted: refreshes the names and the rows that have them. */
export async function refreshNames(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["names"] }),
    client.invalidateQueries({ queryKey: ["videos"] }),
  ]);
}
