import { listFollowerChangesOperation } from "@/lib/channels/analytics-operations";
import { listFollowerChanges } from "@/lib/channels/follower-changes";
import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(listFollowerChangesOperation, listFollowerChanges),
});
