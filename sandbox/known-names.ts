import type { Account } from "./accounts";
import type { Platform } from "./platforms";

const MAX_NAMES = 10_000;
/**
 * Usernames that the sandbox did not generate. They are remembered once requested, so that the account's videos use
 * them too.
 */
const adopted = new Map<string, string>();
/** New usernames of renamed accounts, remembered once returned, so that they lead to the account as well. */
const renames = new Map<string, number>();

const keyOf = (platform: Platform, name: string) => `${platform}:${name.replace(/^@/, "").toLowerCase()}`;

export function adopt(platform: Platform, account: number, name: string): void {
  if (adopted.size >= MAX_NAMES) adopted.clear();
  adopted.set(`${platform}:${account}`, name.replace(/^@/, ""));
}

/** Returns the account's current username: its own, or a requested one that was assigned to it. */
export function currentName(platform: Platform, account: Account): string {
  return adopted.get(`${platform}:${account.number}`) ?? account.username;
}

/** Returns the account's username in a response. The fault `rename` gives it a new one. */
export function shownName(platform: Platform, account: Account, faults: ReadonlyMap<string, unknown>): string {
  if (!faults.has("rename")) return account.username;
  const name = renamedTo(account.username);
  if (renames.size >= MAX_NAMES) renames.clear();
  renames.set(keyOf(platform, name), account.number);
  return name;
}

/** Returns the number of the account that was renamed to this username, or null. */
export function accountRenamedTo(platform: Platform, name: string): number | null {
  return renames.get(keyOf(platform, name)) ?? null;
}

/** At most fifteen characters, which is X's limit. */
export function renamedTo(username: string): string {
  return `${username.slice(0, 12)}_v2`;
}
