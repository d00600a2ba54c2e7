import { endpoint } from "@/rest/dashboard/endpoint";
import { SECRET_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/keys";

export const listKeys = endpoint<typeof schemas.listKeys>({
  method: "GET",
  path: "/api/dashboard/keys",
  right: "usage:read",
});

export const createKey = endpoint<typeof schemas.createKey>({
  method: "POST",
  path: "/api/dashboard/keys",
  right: "keys:manage",
  limit: SECRET_LIMIT,
  status: 201,
});

export const revokeKey = endpoint<typeof schemas.revokeKey>({
  method: "DELETE",
  path: "/api/dashboard/keys/{id}",
  right: "keys:manage",
});

export const limitKey = endpoint<typeof schemas.limitKey>({
  method: "PATCH",
  path: "/api/dashboard/keys/{id}",
  right: "keys:manage",
});

export const rotateKey = endpoint<typeof schemas.rotateKey>({
  method: "POST",
  path: "/api/dashboard/keys/{id}/rotate",
  right: "keys:manage",
  limit: SECRET_LIMIT,
  status: 201,
});
