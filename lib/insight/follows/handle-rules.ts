import { withoutPreamble } from "@/lib/core/csv/rules";
import { PLATFORMS } from "@/lib/platforms/name-rules";
import type { Platform } from "@/lib/platforms/schemas";

/** Reads lists of creators: handles, links to profiles, or a table with a platform and a username. Pure. */

export const MAX_HANDLES = 500;

export interface HandleLine {
  /** From 1, without blank lines. */
  line: number;
  text: string;
  /** null: the line names no creator. */
  handle: { platform: Platform; username: string } | null;
  /** The creator is named by an earlier line. */
  isRepeated: boolean;
}

const NAMES: Readonly<Record<string, Platform>> = { x: "twitter", reels: "instagram", shorts: "youtube" };
const HOSTS: Readonly<Record<string, Platform>> = {
  "tiktok.com": "tiktok",
  "youtube.com": "youtube",
  "instagram.com": "instagram",
  "x.com": "twitter",
  "twitter.com": "twitter",
};
const USERNAME = /^@?[\p{L}\p{N}_.·-]{1,100}$/u;
/** Headings of tables. */
const HEADING = /^(?:user ?names?|handles?|creators?|channels?|accounts?|names?|links?|urls?|profiles?|platforms?)$/i;

const platformOf = (cell: string): Platform | null => {
  const word = cell.toLowerCase();
  return PLATFORMS.find((one) => one === word) ?? NAMES[word] ?? null;
};

/** Returns the creator that a link to a profile names. */
function handleOfLink(cell: string): HandleLine["handle"] {
  const match = /^(?:https?:\/\/)?(?:www\.|m\.)?([a-z]+\.com)\/([^/?#\s]+)(?:\/([^/?#\s]+))?/i.exec(cell);
  const platform = HOSTS[match?.[1]?.toLowerCase() ?? ""];
  const [first = "", second = ""] = [match?.[2], match?.[3]];
  if (!platform) return null;
  // youtube.com/channel/UC… has the ID, which is a username, too.
  const username = platform === "youtube" && /^(?:channel|user|c)$/i.test(first) ? second : first;
  return USERNAME.test(username) ? { platform, username: username.replace(/^@/, "") } : null;
}

function handleOf(cells: readonly string[], fallback: Platform): HandleLine["handle"] {
  const linked = cells.map(handleOfLink).find((handle) => handle !== null);
  if (linked) return linked;
  const platform = cells.map(platformOf).find((one) => one !== null) ?? fallback;
  const username = cells.find((cell) => platformOf(cell) === null && USERNAME.test(cell));
  return username === undefined ? null : { platform, username: username.replace(/^@/, "") };
}

/**
 * Returns the lines of a pasted list or a file with the creators that they name.
 * @param fallback the platform of a line that names none
 */
export async function readHandles(file: string, fallback: Platform): Promise<HandleLine[]> {
  const { default: Papa } = await import("papaparse");
  const { text, delimiter } = withoutPreamble(file);
  const rows = Papa.parse<string[]>(text, {
    delimiter: delimiter ?? "",
    delimitersToGuess: [",", ";", "\t", "|"],
    skipEmptyLines: "greedy",
    // One row more shows that there are too many; another may be a heading.
    preview: MAX_HANDLES + 2,
  }).data.map((row) => row.map((cell) => cell.replace(/\s+/gu, " ").trim()).filter((cell) => cell !== ""));
  const [first] = rows;
  const listed = first?.every((cell) => HEADING.test(cell)) ? rows.slice(1) : rows;
  const seen = new Set<string>();
  return listed.map((cells, index) => {
    const handle = handleOf(cells, fallback);
    const key = handle && `${handle.platform} ${handle.username.toLowerCase()}`;
    const isRepeated = key !== null && seen.has(key);
    if (key !== null) seen.add(key);
    return { line: index + 1, text: cells.join(", ").slice(0, 200), handle, isRepeated };
  });
}
