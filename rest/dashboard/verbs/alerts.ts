import { removeAlertChannel as deleteChannel } from "@/lib/insight/alerts/channels";
import { removeAlert as deleteAlert } from "@/lib/insight/alerts/remove";
import { returningId } from "@/rest/dashboard/returning-id";

export { createAlertChannel, listAlertChannels, testAlertChannel } from "@/lib/insight/alerts/channels";
export { getAlertChoices } from "@/lib/insight/alerts/choices";
export { createAlert } from "@/lib/insight/alerts/create";
export { listFirings } from "@/lib/insight/alerts/list-firings";
export { listNamedAlerts as listAlerts } from "@/lib/insight/alerts/list-named";
export { updateAlert } from "@/lib/insight/alerts/update";

export const removeAlert = returningId(deleteAlert);
export const removeAlertChannel = returningId(deleteChannel);
