import { dashboardRoute } from "@/app/api/dashboard/handle";
import { KeyId } from "@/app/api/dashboard/keys/params";
import { SECRET_LIMIT } from "@/app/api/dashboard/limits";
import { rotateKey } from "@/lib/developers/keys/rotate";
import { CreatedKey, RotateKeyRequest } from "@/lib/developers/keys/schemas";

export const POST = dashboardRoute(
  { right: "keys:manage", params: KeyId, body: RotateKeyRequest, limit: SECRET_LIMIT, answer: CreatedKey, status: 201 },
  (ctx, { params, body }) => rotateKey(ctx, { ...params, ...body }),
);
