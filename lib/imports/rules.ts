import type { LineVerdict } from "@/lib/imports/schemas";
import { parseVideoUrl } from "@/lib/platforms/rules";
import type { Failure } from "@/lib/platforms/schemas";

export const MOST_LINES = 500;
/** As long as the link of a single tracking may be. */
const LONGEST_LINE = 2048;
/** The column that keeps the number. */
const HIGHEST_NUMBER = 32_767;

export interface NumberedLine {
  /** From 1, blank ones counted. */
  line: number;
  text: string;
}

/** The lines of a pasted text that are not blank, numbered as in the text. */
export function linesOf(text: string): NumberedLine[] {
  return text
    .replaceAll("\u0000", "")
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line, index) => ({ line: index + 1, text: line.trim().slice(0, LONGEST_LINE) }))
    .filter((line) => line.text !== "");
}

/** What is wrong with a text as a whole; null: nothing. */
export function faultOfText(text: string): string | null {
  const lines = linesOf(text);
  if (lines.length === 0) return "Paste at least one link";
  if (lines.length > MOST_LINES)
    return `At most ${MOST_LINES} lines at once, and these are ${lines.length}. Split them into several imports.`;
  if ((lines.at(-1)?.line ?? 0) > HIGHEST_NUMBER) return "Take out the blank lines: there are too many of them";
  return null;
}

export interface ReadLinks {
  /** A link a line, each on the line that has its row's number. */
  text: string;
  /** The column that was taken, counted from 1, where there was more than a plain list. */
  column: { number: number; of: number; heading: string | null } | null;
}

const isLink = (cell: string) => parseVideoUrl(cell).kind !== "invalid";
const isAddress = (cell: string) => /^https?:\/\//i.test(cell);

const DELIMITERS = [",", ";", "\t", "|"];

/** The rows of a table and its column with the most links. */
function bestColumn(rows: readonly string[][], looksRight: (cell: string) => boolean) {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const scores = Array.from({ length: width }, (_, n) => rows.filter((row) => looksRight(row[n] ?? "")).length);
  const score = Math.max(0, ...scores);
  return { rows, width, score, index: scores.indexOf(score) };
}

/**
 * Finds the links in the text of a file: a plain list, or the column of a table (comma, semicolon, tab, bar) that holds
 * most of them, with a heading or without.
 * @returns null where there is no link at all
 */
export async function readLinks(file: string): Promise<ReadLinks | null> {
  const { default: Papa } = await import("papaparse");
  const text = file.replace(/^\uFEFF/, "");
  // Every delimiter is tried: blank rows and links with commas mislead a guess.
  const tables = DELIMITERS.map((delimiter) =>
    Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false }).data.map((row) =>
      row.map((cell) => cell.replace(/\s+/g, " ").trim()),
    ),
  );
  // Where no cell is a video's link, addresses of any kind are still worth a verdict each.
  const looksRight = tables.some((rows) => rows.some((row) => row.some(isLink))) ? isLink : isAddress;
  const lines = linesOf(text);
  const inLines = lines.filter((line) => looksRight(line.text)).length;
  const best = tables.map((rows) => bestColumn(rows, looksRight)).reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score === 0 && inLines === 0) return null;
  // A list of links that have commas in them is no table.
  if (inLines >= best.score && looksRight(lines[0]?.text ?? "")) return { text, column: null };
  const cells = best.rows.map((row) => row[best.index] ?? "");
  const first = best.rows.findIndex((row) => row.some((cell) => cell !== ""));
  const top = cells[first] ?? "";
  const hasHeading = !looksRight(top);
  if (hasHeading) cells[first] = "";
  return {
    text: cells.join("\n").trimEnd(),
    column: { number: best.index + 1, of: best.width, heading: hasHeading && top ? top : null },
  };
}

export const VERDICT_NAMES: Record<LineVerdict, string> = {
  new: "New",
  started: "Started",
  failed: "Failed",
  tracked: "Tracked already",
  repeated: "Repeated",
  not_a_video: "Not a video",
  private: "Private",
  unavailable: "Unavailable",
  unanswered: "No answer",
};

/** Lines from which nothing comes, and not because it is there already: what the download lists. */
export const FAILED_VERDICTS = ["failed", "not_a_video", "private", "unavailable", "unanswered"] as const;
/** Those that another try may help. */
export const RETRIED_VERDICTS = ["failed", "private", "unavailable", "unanswered"] as const;

export const isOpen = (status: string) => status === "checking" || status === "running";

export const INVALID_REASONS = {
  not_a_url: "This is not a link.",
  unknown_host: "Only TikTok, YouTube, Instagram and X are known.",
  not_a_video: "The link leads to no single video.",
} as const;

export const NOT_CONFIGURED = "This platform is not set up on this server. Ask the people who run it.";
export const NO_RIGHT = "The member who began this import may no longer start trackings.";
export const SUSPENDED = "The organisation was suspended.";
export const STOPPED = "The import was stopped before this line's turn.";
export const OUR_FAULT = "Something went wrong on our side. Nothing was charged; try it again.";

const FAILURE_REASONS: Record<Failure["kind"], string> = {
  unavailable: "The platform does not know this video.",
  private: "The video is private.",
  rate_limited: "The platform asked us to slow down. Try again in a few minutes.",
  quota: "The platform's quota is used up for now. Try again later, tomorrow at the latest.",
  auth: "The platform refused our access. Tell the people who run this server.",
  transient: "The platform did not answer. Try again in a moment.",
  invalid_response: "The platform's answer could not be read. Try again in a moment.",
  platform_paused: "This platform is paused on this server for now. Try again later.",
};

export const failureReason = ({ kind }: Failure): string => FAILURE_REASONS[kind];

/** What a platform's refusal makes of a line that is being checked. */
export const failureVerdict = ({ kind }: Failure): "private" | "unavailable" | "unanswered" =>
  kind === "private" || kind === "unavailable" ? kind : "unanswered";
