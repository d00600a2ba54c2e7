import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/core/env";

const CIPHER = "aes-256-gcm";
const ENCRYPTED_PATTERN = "v1";
const NONCE_BYTES = 12;

/** What a text is for: each purpose has its own key. Stored texts depend on it, so it never changes. */
export type Purpose =
  | "clipscope webhook secrets"
  | "clipscope connected accounts"
  | "clipscope second factors"
  | "clipscope alert channels"
  | "clipscope kept answers";

/**
 * Encrypts a text for the database. The ciphertext is bound to the ID of what it belongs to and cannot be decrypted for
 * anything else.
 * @throws Error if NEXTAUTH_SECRET, from which the key is derived, is not set
 */
export function encryptText(purpose: Purpose, text: string, belongsTo: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, derivedKey(purpose), nonce).setAAD(Buffer.from(belongsTo));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [ENCRYPTED_PATTERN, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(
    ".",
  );
}

/** @returns null if it cannot be decrypted because it was modified or NEXTAUTH_SECRET has changed */
export function decryptText(purpose: Purpose, encrypted: string, belongsTo: string): string | null {
  const [form, nonce, tag, text] = encrypted.split(".");
  if (form !== ENCRYPTED_PATTERN || !nonce || !tag || !text) return null;
  const bytes = (part: string) => Buffer.from(part, "base64url");
  const key = derivedKey(purpose);
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes(nonce), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(belongsTo)).setAuthTag(bytes(tag));
    return decipher.update(bytes(text), undefined, "utf8") + decipher.final("utf8");
  } catch {
    return null;
  }
}

function derivedKey(purpose: Purpose): Buffer {
  const { NEXTAUTH_SECRET: secret } = env();
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set: secrets can be neither stored nor read");
  return Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
}
