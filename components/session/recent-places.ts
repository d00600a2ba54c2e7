/** Recent destinations of the palette, newest first; stored per tab, so that titles don't outlive the session. */

export const RECENT_KINDS = ["page", "video", "channel"] as const;

export interface Recent {
  href: string;
  name: string;
  kind: (typeof RECENT_KINDS)[number];
}

const KEY = "clipscope-recent";
const MAX_RECENT = 5;

/** Returns the stored places of this person; anything invalid is ignored. */
export function readRecent(person: string): Recent[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (typeof kept !== "object" || kept === null || !("person" in kept) || !("recent" in kept)) return [];
    return kept.person === person && Array.isArray(kept.recent) ? kept.recent.filter(isRecent) : [];
  } catch {
    return [];
  }
}

export function keepRecent(person: string, visited: Recent): void {
  const others = readRecent(person).filter(({ href }) => href !== visited.href);
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ person, recent: [visited, ...others].slice(0, MAX_RECENT) }));
  } catch {
    // Without storage nothing is kept; the palette still works.
  }
}

export function forgetRecent(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Without storage, nothing was kept.
  }
}

const isRecent = (value: unknown): value is Recent =>
  typeof value === "object" &&
  value !== null &&
  "href" in value &&
  typeof value.href === "string" &&
  // Only a path of this site.
  /^\/(?!\/)/.test(value.href) &&
  "name" in value &&
  typeof value.name === "string" &&
  "kind" in value &&
  RECENT_KINDS.some((kind) => kind === value.kind);
