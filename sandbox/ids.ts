import { hash, memoise, mix, unit } from "./hash";
import { type Platform, toPlatform } from "./platforms";
import { decodeYoutubeId, encodeYoutubeId } from "./youtube-ids";

const CODE_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const X_EPOCH = 1288834974657;
const INSTAGRAM_EPOCH = 1314220021721;
/** IDs with an earlier time have no valid time: test numbers, and IDs from before a platform's current scheme. */
const EARLIEST = {
  youtube: Date.UTC(2020, 0, 1),
  twitter: Date.UTC(2011, 0, 1),
  tiktok: Date.UTC(2014, 0, 1),
  instagram: Date.UTC(2011, 9, 1),
};
/** Accounts are numbered with 20 bits. The lower half are creators of videos (see accounts.ts). */
export const CREATORS = 1 << 19;

export const WELL_FORMED: Record<Platform, RegExp> = {
  youtube: /^[0-9A-Za-z_-]{11}$/,
  twitter: /^[0-9]{1,19}$/,
  tiktok: /^[0-9]{1,25}$/,
  instagram: /^[0-9A-Za-z_-]{3,64}$/,
};

export interface IdFacts {
  seed: number;
  /** Number of the account that published it. */
  creator: number;
  /** The time in the ID, in milliseconds; null if it is not a possible one. */
  stated: number | null;
  /** A time in 2024 or 2025, in milliseconds. Used if `stated` is null or in the future. */
  fallback: number;
}

const factsByKey = memoise(200_000, (key: string): IdFacts => {
  const colon = key.indexOf(":");
  const platform = toPlatform(key.slice(0, colon)) ?? "youtube";
  const id = key.slice(colon + 1);
  const seed = hash(key);
  const { creator, at } = decode(platform, id);
  const fallback = Date.UTC(2024, 0, 1) + Math.floor(unit(seed, 1) * 730 * 86_400_000);
  return {
    seed,
    creator: creator % CREATORS,
    stated: at !== null && at >= EARLIEST[platform] ? at : null,
    fallback: fallback - (fallback % 1000),
  };
});

export function idFacts(platform: Platform, id: string): IdFacts {
  return factsByKey(`${platform}:${id}`);
}

/** Returns the publish time in milliseconds. A pure function of the ID and of whether its stated time has passed. */
export function publishTime(facts: IdFacts, now: number): number {
  return facts.stated !== null && facts.stated <= now ? facts.stated : facts.fallback;
}

/**
 * Returns a new, well-formed ID of a video published then (YouTube and TikTok: accurate to the second; X and Instagram:
 * within the second before). The same arguments always give the same ID, and different seeds practically never do.
 */
export function mintId(platform: Platform | "x", publishedAt: Date, seed: string | number): string {
  const base = hash(`mint:${seed}`);
  for (let attempt = 0; ; attempt++) {
    const salt = mix(base, attempt);
    const id = composeId(
      toPlatform(platform) ?? "youtube",
      publishedAt.getTime(),
      mix(salt, 1) % CREATORS,
      mix(salt, 2),
    );
    if (!isReserved(id)) return id;
  }
}

/**
 * Returns the ID of a post by this creator at this time. `salt` distinguishes posts of one creator within the same
 * second.
 */
export function composeId(platform: Platform, milliseconds: number, creator: number, salt: number): string {
  const second = Math.floor(milliseconds / 1000);
  if (platform === "youtube") return encodeYoutubeId({ creator, seconds: second, salt });
  const low = BigInt((salt & 1) * CREATORS + creator);
  if (platform === "tiktok") return ((BigInt(second) << 32n) | (BigInt((salt >>> 1) & 0xfff) << 20n) | low).toString();
  const instant = BigInt(second * 1000 - ((salt >>> 1) % 1000));
  if (platform === "twitter")
    return (((instant - BigInt(X_EPOCH)) << 22n) | (BigInt((salt >>> 12) & 3) << 20n) | low).toString();
  return codeOfPk(((instant - BigInt(INSTAGRAM_EPOCH)) << 23n) | (BigInt((salt >>> 12) & 7) << 20n) | low);
}

/**
 * Converts between Instagram's shortcode and media number. In codes over 11 characters, a private account's secret
 * follows.
 */
export function pkOfCode(code: string): bigint {
  let pk = 0n;
  for (const character of code.slice(0, 11)) pk = (pk << 6n) | BigInt(CODE_ALPHABET.indexOf(character));
  return pk;
}
export function codeOfPk(pk: bigint): string {
  let code = "";
  for (let rest = pk; rest > 0n; rest >>= 6n) code = CODE_ALPHABET[Number(rest & 63n)] + code;
  return code;
}

export type ReservedMeaning = "absent" | "private" | "slideshow" | "likes hidden" | "comments off";
const RESERVED: readonly [RegExp, ReservedMeaning][] = [
  [/^(GONE.*|\d*000404)$/, "absent"],
  [/^(PRIV.*|\d*000403)$/, "private"],
  [/^\d*000777$/, "slideshow"],
  [/^NOLK/, "likes hidden"],
  [/^NOCM/, "comments off"],
];

/**
 * Returns the meaning of an ID reserved for demos: numbers ending in 000404/000403/000777, codes starting with
 * GONE/PRIV/NOLK/NOCM.
 */
export function reservedMeaning(id: string): ReservedMeaning | null {
  return RESERVED.find(([pattern]) => pattern.test(id))?.[1] ?? null;
}
function isReserved(id: string): boolean {
  return reservedMeaning(id) !== null;
}

function decode(platform: Platform, id: string): { creator: number; at: number | null } {
  if (platform === "youtube") {
    const minted = decodeYoutubeId(id);
    return minted
      ? { creator: minted.creator, at: minted.seconds * 1000 }
      : { creator: hash(`creator:${id}`), at: null };
  }
  const number = platform === "instagram" ? pkOfCode(id) : BigInt(id);
  const creator = Number(number & BigInt(CREATORS - 1));
  if (platform === "tiktok") return { creator, at: id.length === 19 ? Number(number >> 32n) * 1000 : null };
  if (platform === "twitter") return { creator, at: Number(number >> 22n) + X_EPOCH };
  return { creator, at: Number(number >> 23n) + INSTAGRAM_EPOCH };
}
