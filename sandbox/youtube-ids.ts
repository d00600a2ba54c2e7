import { hash } from "./hash";

/*
 * YouTube's IDs contain no time, so the sandbox hides one in those it mints. A real ID is 64 bits in 11 base64url
 * characters (the last character has 4 bits). A minted one consists, from the top, of creator (20 bits), seconds since
 * 2020 (29), salt (9) and a checksum (6), multiplied by an odd number so that adjacent IDs look dissimilar. One in 64
 * arbitrary IDs passes the checksum by chance, which only gives it another publish date.
 */
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const EPOCH_SECONDS = Date.UTC(2020, 0, 1) / 1000;
const MASK = (1n << 64n) - 1n;
const FACTOR = 0x9e3779b97f4a7c15n;
const INVERSE = inverse(FACTOR);
const TWIST = 0x5851f42d4c957f2dn;

export interface YoutubeId {
  creator: number;
  seconds: number;
  salt: number;
}

export function encodeYoutubeId({ creator, seconds, salt }: YoutubeId): string {
  const time = BigInt(Math.min(Math.max(Math.floor(seconds) - EPOCH_SECONDS, 0), 2 ** 29 - 1));
  const body = (((BigInt(creator) << 29n) | time) << 9n) | BigInt(salt & 511);
  const plain = (body << 6n) | checksum(body);
  const bits = ((plain ^ TWIST) * FACTOR) & MASK;
  let id = "";
  for (let shift = 60n; shift >= 0n; shift -= 6n) id += ALPHABET[Number(((bits << 2n) >> shift) & 63n)];
  return id;
}

/** Returns null for an ID that the sandbox did not mint. */
export function decodeYoutubeId(id: string): YoutubeId | null {
  let bits = 0n;
  for (const character of id) bits = (bits << 6n) | BigInt(ALPHABET.indexOf(character));
  if (id.length !== 11 || (bits & 3n) !== 0n) return null;
  const plain = (((bits >> 2n) * INVERSE) & MASK) ^ TWIST;
  const body = plain >> 6n;
  if ((plain & 63n) !== checksum(body)) return null;
  const seconds = Number((body >> 9n) & 0x1fffffffn) + EPOCH_SECONDS;
  return { creator: Number(body >> 38n), seconds, salt: Number(body & 511n) };
}

function checksum(body: bigint): bigint {
  return BigInt(hash(body.toString(36)) & 63);
}

/** Returns the inverse of an odd number modulo 2⁶⁴ (Newton's method). */
function inverse(odd: bigint): bigint {
  let result = odd;
  for (let round = 0; round < 6; round++) result = (result * (2n - odd * result)) & MASK;
  return result;
}
