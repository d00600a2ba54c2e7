import { queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type { SaveViewRequest } from "@/lib/tracking/saved-views/schemas";
import * as endpoints from "@/rest/dashboard/endpoints/saved-views";

/** The member's saved views, by name. */
export const savedViewsQuery = queryOptions({
  queryKey: ["saved-views"],
  queryFn: async ({ signal }) => (await api(endpoints.listSavedViews, { signal })).views,
});

export const saveView = (body: SaveViewRequest) => api(endpoints.saveView, { body });

export const removeSavedView = (id: string) => api(endpoints.removeSavedView, { params: { id } });
