import {
  CreatedKey,
  CreateKeyRequest,
  KeyList,
  LimitKeyRequest,
  RotateKeyRequest,
} from "@/lib/developers/keys/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams } from "@/rest/dashboard/params";

export const listKeys = schemas({ answer: KeyList });

export const createKey = schemas({ body: CreateKeyRequest, answer: CreatedKey });

export const revokeKey = schemas({ params: IdParams, answer: IdParams });

export const limitKey = schemas({ params: IdParams, body: LimitKeyRequest, answer: IdParams });

export const rotateKey = schemas({ params: IdParams, body: RotateKeyRequest, answer: CreatedKey });
