import { withoutPreamble } from "@/lib/core/csv/rules";
import { isAddress, parseVideoUrl, videoLinksIn } from "@/lib/platforms/rules";
import type { Failure } from "@/lib/platforms/schemas";
import type { LineVerdict } from "@/lib/tracking/imports/schemas";

export const MAX_LINES = 500;
/** Same limit as for a single tracking's link. */
const MAX_LINE_LENGTH = 2048;
/** Limit of the column that stores the number. */
const MAX_LINE_NUMBER = 32_767;

export interface NumberedLine {
  /** From 1, counting blank lines. */
  line: number;
  text: string;
}

/**
 * Yields the nonblank lines one at a time, so a text of a million line breaks costs no more than its reader consumes.
 * The last number is yielded alone if the reader needs to see how long the text is.
 */
function* scanLines(text: string): Generator<NumberedLine> {
  const breaks = /\r\n|[\r\n\u2028\u2029]/g;
  for (let at = 0, line = 1; at <= text.length; line++) {
    const found = breaks.exec(text);
    const rest = text.slice(at, found?.index).replaceAll("\u0000", "").trim();
    if (rest !== "" || line > MAX_LINE_NUMBER) yield { line, text: rest };
    if (!found || line > MAX_LINE_NUMBER) return;
    at = breaks.lastIndex;
  }
}

/**
 * Returns the nonblank lines of a pasted text, numbered as in the text. A line with several video links becomes one
 * line per link, and those below move down as needed.
 */
export function linesOf(text: string): NumberedLine[] {
  const lines: NumberedLine[] = [];
  for (const { line, text: content } of scanLines(text)) {
    if (lines.length > MAX_LINES || line > MAX_LINE_NUMBER) break;
    const links = videoLinksIn(content);
    for (const link of links.length > 0 ? links : [content])
      lines.push({ line: Math.max(line, (lines.at(-1)?.line ?? 0) + 1), text: link.slice(0, MAX_LINE_LENGTH) });
  }
  return lines;
}

/** Returns what is wrong with a text as a whole; null if nothing is. */
export function findTextError(text: string): string | null {
  let lines = 0;
  let last = 0;
  for (const { line, text: content } of scanLines(text)) {
    last = line;
    if (content !== "") lines++;
  }
  if (last > MAX_LINE_NUMBER)
    return `This text has more than ${MAX_LINE_NUMBER.toLocaleString("en-US")} lines. Keep only the lines with links.`;
  if (lines === 0) return "Paste at least one link";
  if (lines <= MAX_LINES) lines = linesOf(text).length;
  return lines > MAX_LINES
    ? `An import takes up to ${MAX_LINES} links. ${lines > MAX_LINES + 1 ? `This text has ${lines}. ` : ""}Split it into several imports.`
    : null;
}

export interface ReadLinks {
  /** One link per line, on the line with its row's number. */
  text: string;
  /** The chosen column, counted from 1; null for a plain list. */
  column: { number: number; of: number; heading: string | null } | null;
}

const isLink = (cell: string) => parseVideoUrl(cell).kind !== "invalid";
/** More rows are useless in a file for one import. */
const MAX_ROWS = MAX_LINE_NUMBER;
const MAX_COLUMNS = 100;

const DELIMITERS = [",", ";", "\t", "|"];

/** Returns a table's rows and its column with the most links. */
function bestColumn(rows: readonly string[][], looksRight: (cell: string) => boolean) {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const scores = Array.from({ length: width }, (_, n) => rows.filter((row) => looksRight(row[n] ?? "")).length);
  const score = Math.max(0, ...scores);
  return { rows, width, score, index: scores.indexOf(score) };
}

/**
 * Finds the links in a file's text: a plain list, or the column of a table (comma, semicolon, tab or bar) with the most
 * of them, with or without a heading. Links in other columns follow the first of their row.
 * @returns null if there is no link
 */
export async function readLinks(file: string): Promise<ReadLinks | null> {
  const { default: Papa } = await import("papaparse");
  const { text, delimiter: named } = withoutPreamble(file);
  // Try every delimiter: blank rows and links with commas mislead detection.
  const tables = (named ? [named] : DELIMITERS).map((delimiter) =>
    Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false, preview: MAX_ROWS }).data.map((row) =>
      row.slice(0, MAX_COLUMNS).map((cell) => cell.replace(/\s+/g, " ").trim()),
    ),
  );
  // If no cell is a video link, any address still deserves a verdict.
  const looksRight = tables.some((rows) => rows.some((row) => row.some(isLink))) ? isLink : isAddress;
  const lines = [...scanLines(text)];
  const inLines = lines.filter((line) => looksRight(line.text)).length;
  const best = tables.map((rows) => bestColumn(rows, looksRight)).reduce((a, b) => (b.score > a.score ? b : a));
  // Messages with links among other words.
  if (best.score === 0 && inLines === 0)
    return lines.some((line) => videoLinksIn(line.text).length > 0) ? { text, column: null } : null;
  // A list of links that contain commas isn't a table.
  if (inLines >= best.score && isAddress(lines[0]?.text ?? "")) return { text, column: null };
  const cells = best.rows.map((row) => {
    const links = row.flatMap(videoLinksIn);
    return links.length > 0 ? links.join(" ") : (row[best.index] ?? "");
  });
  const first = best.rows.findIndex((row) => row.some((cell) => cell !== ""));
  const top = cells[first] ?? "";
  const hasHeading = !best.rows[first]?.some((cell) => isAddress(cell));
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
  tracked: "Already tracked",
  repeated: "Duplicate",
  not_a_video: "Not a video",
  private: "Private",
  unavailable: "Unavailable",
  unanswered: "No response",
};

/** Lines that produced no tracking, except duplicates: the content of the download. */
export const FAILED_VERDICTS = ["failed", "not_a_video", "private", "unavailable", "unanswered"] as const;
/** Failures that a retry may fix. */
export const RETRIED_VERDICTS = ["failed", "private", "unavailable", "unanswered"] as const;

export const isOpen = (status: string) => status === "checking" || status === "running";

export const SHORT_LINK_ELSEWHERE = "This short link doesn't point to a single video.";

export const NOT_CONFIGURED = "This platform isn't configured on this server. Contact support.";
export const NO_RIGHT = "The member who started this import can no longer track videos.";
export const SUSPENDED = "The organization was suspended or closed.";
export const STOPPED = "The import was stopped before this line was processed.";
export const SERVER_ERROR_REASON = "Something went wrong on our side, and this video isn't tracked. Try again.";

const FAILURE_REASONS: Record<Failure["kind"], string> = {
  unavailable: "The video doesn't exist on the platform.",
  private: "The video is private.",
  rate_limited: "The platform limits our requests right now. Try again in a few minutes.",
  quota: "The platform's quota is used up. It resets within a day.",
  auth: "The platform denied access. Contact support.",
  transient: "The platform didn't respond. Try again in a moment.",
  invalid_response: "The platform returned an unexpected response. Try again in a moment.",
  platform_paused: "This platform is paused on this server. Try again later.",
  ceiling: "The spending limit for this platform is reached on this server. Try again later.",
};

export const failureReason = ({ kind }: Failure): string => FAILURE_REASONS[kind];

/** Maps a platform failure to the verdict of a line that is being checked. */
export const failureVerdict = ({ kind }: Failure): "private" | "unavailable" | "unanswered" =>
  kind === "private" || kind === "unavailable" ? kind : "unanswered";
