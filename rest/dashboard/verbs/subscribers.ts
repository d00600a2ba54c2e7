import { removeSocialAccount as remove } from "@/lib/channels/subscribers/remove";
import { restoreSocialAccount as restore } from "@/lib/channels/subscribers/restore";
import { returningId } from "@/rest/dashboard/returning-id";

export { addSocialAccount } from "@/lib/channels/subscribers/add";
export { getSubscriberHistory } from "@/lib/channels/subscribers/history";
export { listSubscriberRows } from "@/lib/channels/subscribers/rows";
export { syncNow } from "@/lib/channels/subscribers/sync-now";

export const removeSocialAccount = returningId(remove);
export const restoreSocialAccount = returningId(restore);
