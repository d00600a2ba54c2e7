import { createHash, randomBytes } from "node:crypto";

/** 256 bits, as they stand in a link. */
export function newEmailToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps in its place: a copy of the table opens no account. */
export function hashEmailToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
