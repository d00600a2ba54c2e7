import type { Account } from "./accounts";
import type { Platform } from "./platforms";

const MAX_NAMES = 10_000;
/** Names that the sandbox did not make up: remembered when asked for, so that the account's videos bear them too. */
const adopted = new Map<string, string>();
/** New names of renamed accounts, remembered when they are first told, so that they lead to the account as well. */
const renames = new Map<string, number>();

const keyOf = (platform: Platform, name: string) => `${platform}:${name.replace(/^@/, "").toLowerCase()}`;

export function adopt(platform: Platform, account: number, name: string): void {
  if (adopted.size >= MAX_NAMES) adopted.clear();
  adopted.set(`${platform}:${account}`, name.replace(/^@/, ""));
}

/** The name under which the account is known by now: its own, or the one that somebody asked for. */
export function currentName(platform: Platform, account: Account): string {
  return adopted.get(`${platform}:${account.number}`) ?? account.username;
}

/** The account's name in an answer: the fault `rename` gives it a new one. */
export function shownName(platform: Platform, account: Account, faults: ReadonlyMap<string, unknown>): string {
  if (!faults.has("rename")) return account.username;
  const name = renamedTo(account.username);
  if (renames.size >= MAX_NAMES) renames.clear();
  renames.set(keyOf(platform, name), account.number);
  return name;
}

/** The number of the account that was given this name; null when none was. */
export function accountRenamedTo(platform: Platform, name: string): number | null {
  return renames.get(keyOf(platform, name)) ?? null;
}

/** Fifteen characters at most, as X wants it. */
export function renamedTo(username: string): string {
  return `${username.slice(0, 12)}_v2`;
}
