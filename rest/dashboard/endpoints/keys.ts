import { CreatedKey, CreateKeyRequest, KeyList, RotateKeyRequest } from "@/lib/developers/keys/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { SECRET_LIMIT } from "@/rest/dashboard/limits";
import { IdParams } from "@/rest/dashboard/params";

export const listKeys = endpoint({
  method: "GET",
  path: "/api/dashboard/keys",
  right: "usage:read",
  answer: KeyList,
});

export const createKey = endpoint({
  method: "POST",
  path: "/api/dashboard/keys",
  right: "keys:manage",
  body: CreateKeyRequest,
  limit: SECRET_LIMIT,
  answer: CreatedKey,
  status: 201,
});

export const revokeKey = endpoint({
  method: "DELETE",
  path: "/api/dashboard/keys/{id}",
  right: "keys:manage",
  params: IdParams,
  answer: IdParams,
});

export const rotateKey = endpoint({
  method: "POST",
  path: "/api/dashboard/keys/{id}/rotate",
  right: "keys:manage",
  params: IdParams,
  body: RotateKeyRequest,
  limit: SECRET_LIMIT,
  answer: CreatedKey,
  status: 201,
});
