import type { Dialect } from "@/rest/dialect-of";

const SCHEME = /^(?:bearer|token)\s+(\S+)\s*$/i;

/**
 * The API key of a request: from the family's documented header if it is there, else from the other. Null when
 * neither is; an `Authorization` of another scheme counts as a key that no one has.
 */
export function presentedKey(headers: Headers, dialect: Dialect): string | null {
  const plain = headers.get("x-api-key")?.trim() || null;
  const authorization = headers.get("authorization")?.trim() || null;
  const token = authorization === null ? null : (SCHEME.exec(authorization)?.[1] ?? "");
  return dialect === "B" || dialect === "C" ? (token ?? plain) : (plain ?? token);
}
