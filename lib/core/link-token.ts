import { createHash, randomBytes } from "node:crypto";

/** Returns random bits, encoded for a link. @param bytes 16 suffice where a link is opened, rather than a session */
export function newLinkToken(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** Returns what the database stores instead of the token, so that a copy of the table grants no access. */
export function hashLinkToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
