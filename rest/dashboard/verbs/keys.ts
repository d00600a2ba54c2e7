import { revokeKey as revoke } from "@/lib/developers/keys/revoke";
import { returningId } from "@/rest/dashboard/returning-id";

export { createKey } from "@/lib/developers/keys/create";
export { limitKey } from "@/lib/developers/keys/limit";
export { listKeys } from "@/lib/developers/keys/list";
export { rotateKey } from "@/lib/developers/keys/rotate";

export const revokeKey = returningId(revoke);
