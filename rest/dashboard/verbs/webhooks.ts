import { removeEndpoint as remove } from "@/lib/developers/webhooks/remove";
import { returningId } from "@/rest/dashboard/returning-id";

export { createEndpoint } from "@/lib/developers/webhooks/create";
export { getEndpoint } from "@/lib/developers/webhooks/get";
export { getDelivery } from "@/lib/developers/webhooks/get-delivery";
export { listEndpoints } from "@/lib/developers/webhooks/list";
export { listDeliveries } from "@/lib/developers/webhooks/list-deliveries";
export { replayDelivery } from "@/lib/developers/webhooks/replay";
export { rotateSecret } from "@/lib/developers/webhooks/rotate-secret";
export { sendTest } from "@/lib/developers/webhooks/send-test";
export { updateEndpoint } from "@/lib/developers/webhooks/update";

export const removeEndpoint = returningId(remove);
