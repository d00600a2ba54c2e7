import { z } from "zod";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { revokeKey } from "@/lib/keys/revoke";

const KeyId = z.object({ id: z.string().max(64) });

export const DELETE = dashboardRoute(
  { right: "keys:manage", params: KeyId, answer: KeyId },
  async (ctx, { params }) => {
    await revokeKey(ctx, params);
    return params;
  },
);
