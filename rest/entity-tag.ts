import { hash } from "node:crypto";

/** Weak, because the same response may be sent compressed or not. */
export const entityTag = (body: string): string => `W/"${hash("sha256", body, "base64url").slice(0, 27)}"`;

const opaque = (tag: string): string => tag.trim().replace(/^W\//, "");

/** Returns whether an `If-None-Match` contains the tag; compared weakly, as RFC 9110 requires for GET. */
export function matchesTag(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.split(",").some((part) => part.trim() === "*" || opaque(part) === opaque(tag));
}
