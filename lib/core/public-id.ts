import { randomBytes } from "node:crypto";

const LETTERS = 26;
const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
const LENGTH = 24;

/**
 * Returns lowercase letters and digits, starting with a letter; never a word that is an API path. 24 characters have 123
 * random bits.
 */
export function newPublicId(): string {
  let id = "";
  // About one byte in 50 is dropped, and one of two where only a letter fits.
  while (id.length < LENGTH)
    for (const byte of randomBytes(LENGTH + 4)) {
      const size = id === "" ? LETTERS : ALPHABET.length;
      // Dropped rather than wrapped, so that every character is equally likely.
      if (byte < 256 - (256 % size)) id += ALPHABET[byte % size];
      if (id.length === LENGTH) break;
    }
  return id;
}
