import { removeSavedView as endSavedView } from "@/lib/tracking/saved-views/remove";
import { returningId } from "@/rest/dashboard/returning-id";

export { listSavedViews } from "@/lib/tracking/saved-views/list";
export { saveView } from "@/lib/tracking/saved-views/save";

export const removeSavedView = returningId(endSavedView);
