import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/saved-views";

export const listSavedViews = endpoint<typeof schemas.listSavedViews>({
  method: "GET",
  path: "/api/dashboard/saved-views",
  right: "videos:read",
});

/** A member's own, so that every role saves views. */
export const saveView = endpoint<typeof schemas.saveView>({
  method: "PUT",
  path: "/api/dashboard/saved-views",
  right: "videos:read",
});

export const removeSavedView = endpoint<typeof schemas.removeSavedView>({
  method: "DELETE",
  path: "/api/dashboard/saved-views/{id}",
  right: "videos:read",
});
