import type { HeaderReader } from "@/rest/api-request";
import type { Dialect } from "@/rest/dialect-of";

const SCHEME = /^(?:bearer|token)\s+(\S+)\s*$/i;

/**
 * Returns the API key of a request: from the family's documented header if present, otherwise from the other one. Null
 * if neither is present; an `Authorization` of another scheme counts as an unknown key.
 */
export function presentedKey(headers: HeaderReader, dialect: Dialect): string | null {
  const plain = headers.get("x-api-key")?.trim() || null;
  const authorization = headers.get("authorization")?.trim() || null;
  const token = authorization === null ? null : (SCHEME.exec(authorization)?.[1] ?? "");
  return dialect === "B" || dialect === "C" ? (token ?? plain) : (plain ?? token);
}
