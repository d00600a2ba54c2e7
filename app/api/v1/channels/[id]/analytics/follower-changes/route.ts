import { listFollowerChanges } from "@/lib/channels/channels/follower-changes";
import { listFollowerChangesOperation } from "@/rest/operations/channel-analytics";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(listFollowerChangesOperation, listFollowerChanges),
});
