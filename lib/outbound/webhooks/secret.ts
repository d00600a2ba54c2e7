import { randomBytes } from "node:crypto";
import { decryptText, encryptText } from "@/lib/core/encrypted-text";

const PURPOSE = "clipscope webhook secrets";
const SECRET_BYTES = 32;

export const generateSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;

/**
 * Encrypts a signing secret for the database. The ciphertext is bound to its endpoint and cannot be decrypted for
 * another one.
 * @throws Error if NEXTAUTH_SECRET, from which the key is derived, is not set
 */
export const encryptSecret = (secret: string, endpointPublicId: string): string =>
  encryptText(PURPOSE, secret, endpointPublicId);

/** @returns null if it cannot be decrypted because it was modified or NEXTAUTH_SECRET has changed */
export const decryptSecret = (encrypted: string, endpointPublicId: string): string | null =>
  decryptText(PURPOSE, encrypted, endpointPublicId);
