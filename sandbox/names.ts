import { hash, mix } from "./hash";
import type { Platform } from "./platforms";
import { storyAccount, storyCreator } from "./story";
import { ADJECTIVES, ENDINGS, NOUNS } from "./words";

const ACCOUNTS = 1 << 20;
/**
 * Odd, and therefore invertible modulo 2²⁰: adjacent numbers get dissimilar names, and a name can be converted back to
 * its number.
 */
const FACTOR = 0x5d2a9;
const INVERSE = 0x4f199;
/** The last eighth of the accounts are fake. Every other one of them has a username with many digits. */
export const FIRST_FAKE = 0xe0000;
const DIGITS_FROM = 10_007;
const DIGITS_STEP = 41;
const BY_DIGITS = /^([a-z]+)(\d{5})$/;

/**
 * Separates the words, in each platform's typical style. Every result is valid there and at most 15 characters long.
 */
const SEPARATOR: Record<Platform, string> = { youtube: "-", twitter: "", tiktok: ".", instagram: "." };

/** Returns an account's username, without @. Different accounts have different usernames. */
export function usernameOf(platform: Platform, account: number): string {
  const story = storyCreator(platform, account);
  if (story) return story.username;
  if (account >= FIRST_FAKE && account % 2 === 1) {
    const number = (account - FIRST_FAKE) >> 1;
    return `${ADJECTIVES[number & 63]}${DIGITS_FROM + (number >> 6) * DIGITS_STEP}`;
  }
  const { adjective, noun, ending } = wordsOf(account);
  const name = `${adjective}${noun}${ending}`;
  const separator = SEPARATOR[platform];
  return separator && name.length < 14 && !ending.startsWith("_") ? `${adjective}${separator}${noun}${ending}` : name;
}

/** Returns the display name. */
export function displayNameOf(platform: Platform, account: number): string {
  const story = storyCreator(platform, account);
  if (story) return story.displayName;
  const { adjective, noun } = wordsOf(account);
  const style = mix(account, 7) % 5;
  if (style === 0) return `The ${capital(adjective)} ${capital(noun)}`;
  if (style === 1) return `${capital(noun)} ${capital(adjective)}`;
  if (style === 2) return `${adjective} ${noun} ${"🌿🎧🚲🥐🪐".match(/./gu)?.[mix(account, 8) % 5] ?? ""}`.trim();
  return `${capital(adjective)} ${capital(noun)}`;
}

/**
 * Returns the account with a username. A username that the sandbox did not generate is assigned to a creator by its
 * hash.
 */
export function accountOfName(platform: Platform, name: string): { account: number; invented: boolean } {
  const wanted = name.replace(/^@/, "").toLowerCase();
  const story = storyAccount(platform, wanted);
  if (story !== null) return { account: story, invented: true };
  const digits = BY_DIGITS.exec(wanted);
  const first = ADJECTIVES.indexOf(digits?.[1] ?? "");
  const rest = (Number(digits?.[2] ?? 0) - DIGITS_FROM) / DIGITS_STEP;
  if (first >= 0 && Number.isInteger(rest) && rest >= 0 && rest < 1024)
    return { account: FIRST_FAKE + (((rest << 6) | first) << 1) + 1, invented: true };
  const plain = wanted.replace(/[.-]/g, "");
  for (const [a, adjective] of ADJECTIVES.entries()) {
    if (!plain.startsWith(adjective)) continue;
    for (const [n, noun] of NOUNS.entries()) {
      if (!plain.startsWith(noun, adjective.length)) continue;
      const ending = ENDINGS.indexOf(plain.slice(adjective.length + noun.length));
      if (ending < 0) continue;
      const account = Math.imul((a << 14) | (n << 8) | ending, INVERSE) & (ACCOUNTS - 1);
      if (usernameOf(platform, account) === wanted) return { account, invented: true };
    }
  }
  return { account: hash(`name:${wanted}`) % (ACCOUNTS >> 1), invented: false };
}

function wordsOf(account: number): { adjective: string; noun: string; ending: string } {
  const bits = Math.imul(account, FACTOR) & (ACCOUNTS - 1);
  return {
    adjective: ADJECTIVES[bits >> 14] ?? "plain",
    noun: NOUNS[(bits >> 8) & 63] ?? "fox",
    ending: ENDINGS[bits & 255] ?? "",
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
