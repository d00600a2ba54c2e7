import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/core/env";

const CIPHER = "aes-256-gcm";
const PURPOSE = "clipscope webhook secrets";
const ENCRYPTED_PATTERN = "v1";
const SECRET_BYTES = 32;
const NONCE_BYTES = 12;

export const generateSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;

/**
 * Encrypts a signing secret for the database. The ciphertext is bound to its endpoint and cannot be decrypted for
 * another one.
 * @throws Error if NEXTAUTH_SECRET, from which the key is derived, is not set
 */
export function encryptSecret(secret: string, endpointPublicId: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, derivedKey(), nonce).setAAD(Buffer.from(endpointPublicId));
  const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return [ENCRYPTED_PATTERN, ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString("base64url"))].join(".");
}

/** @returns null if it cannot be decrypted because it was modified or NEXTAUTH_SECRET has changed */
export function decryptSecret(encrypted: string, endpointPublicId: string): string | null {
  const [form, nonce, tag, text] = encrypted.split(".");
  if (form !== ENCRYPTED_PATTERN || !nonce || !tag || !text) return null;
  const bytes = (part: string) => Buffer.from(part, "base64url");
  const key = derivedKey();
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes(nonce), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(endpointPublicId)).setAuthTag(bytes(tag));
    return decipher.update(bytes(text), undefined, "utf8") + decipher.final("utf8");
  } catch {
    return null;
  }
}

function derivedKey(): Buffer {
  const { NEXTAUTH_SECRET: secret } = env();
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set: webhook secrets can be neither stored nor read");
  return Buffer.from(hkdfSync("sha256", secret, "", PURPOSE, 32));
}
