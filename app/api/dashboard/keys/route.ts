import { dashboardRoute } from "@/app/api/dashboard/handle";
import { SECRET_LIMIT } from "@/app/api/dashboard/limits";
import { createKey } from "@/lib/developers/keys/create";
import { listKeys } from "@/lib/developers/keys/list";
import { CreatedKey, CreateKeyRequest, KeyList } from "@/lib/developers/keys/schemas";

export const GET = dashboardRoute({ right: "usage:read", answer: KeyList }, (ctx) => listKeys(ctx));

export const POST = dashboardRoute(
  { right: "keys:manage", body: CreateKeyRequest, limit: SECRET_LIMIT, answer: CreatedKey, status: 201 },
  (ctx, { body }) => createKey(ctx, body),
);
