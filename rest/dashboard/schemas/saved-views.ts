import { SavedView, SavedViews, SaveViewRequest } from "@/lib/tracking/saved-views/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams } from "@/rest/dashboard/params";

export const listSavedViews = schemas({ answer: SavedViews });

export const saveView = schemas({ body: SaveViewRequest, answer: SavedView });

export const removeSavedView = schemas({ params: IdParams, answer: IdParams });
