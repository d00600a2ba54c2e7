import { decryptText, encryptText } from "@/lib/core/encrypted-text";
import type { IdempotentRequest } from "@/lib/developers/idempotency/idempotency";

const PURPOSE = "clipscope kept answers";
/** Bound to its request: moved to another row, it can't be read. */
const requestOf = ({ organizationId, method, path, key }: IdempotentRequest): string =>
  JSON.stringify([organizationId, method, path, key]);

/** Encrypts a response that contains a secret, so that a copy of the table grants no access. */
export const sealAnswer = (request: IdempotentRequest, answer: unknown): { sealed: string } => ({
  sealed: encryptText(PURPOSE, JSON.stringify(answer), requestOf(request)),
});

/** @throws Error if it can't be decrypted because NEXTAUTH_SECRET has changed */
export function openAnswer(request: IdempotentRequest, stored: unknown): unknown {
  const sealed = typeof stored === "object" && stored !== null && "sealed" in stored ? String(stored.sealed) : "";
  const text = decryptText(PURPOSE, sealed, requestOf(request));
  if (text === null) throw new Error("a kept answer can't be decrypted");
  return JSON.parse(text);
}
