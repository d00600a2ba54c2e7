import { hash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const PREFIX = "cs_live_";
/** 24 characters out of 62 give 142 bits. */
const BODY_LENGTH = 24;
const CHECKSUM_LENGTH = 6;
const FORM = new RegExp(`^${PREFIX}([0-9A-Za-z]{${BODY_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`);

function checksum(body: string): string {
  let rest = crc32(body);
  let text = "";
  for (let place = 0; place < CHECKSUM_LENGTH; place++) {
    text = ALPHABET.charAt(rest % ALPHABET.length) + text;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return text;
}

export function generateKey(): string {
  const body = Array.from({ length: BODY_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
  return PREFIX + body + checksum(body);
}

/** Whether a text has the form of a key. Rejects typos and noise without a database query. */
export function isWellFormedKey(text: string): boolean {
  const [, body, sum] = FORM.exec(text) ?? [];
  return body !== undefined && sum === checksum(body);
}

/** Returns what is stored of a key. It has 142 random bits, so a fast hash without a salt is enough. */
export const hashKey = (key: string): string => hash("sha256", key, "hex");
