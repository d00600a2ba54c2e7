import { dashboardRoute } from "@/app/api/dashboard/handle";
import { KeyId } from "@/app/api/dashboard/keys/params";
import { revokeKey } from "@/lib/developers/keys/revoke";

export const DELETE = dashboardRoute(
  { right: "keys:manage", params: KeyId, answer: KeyId },
  async (ctx, { params }) => {
    await revokeKey(ctx, params);
    return params;
  },
);
