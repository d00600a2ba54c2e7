import { createHash, randomBytes } from "node:crypto";

/** Returns 256 random bits, encoded for a link. */
export function newLinkToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Returns what the database stores instead of the token, so that a copy of the table grants no access. */
export function hashLinkToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
