import { withoutPreamble } from "@/lib/core/csv/rules";
import { isAddress, parseVideoUrl, videoLinksIn } from "@/lib/platforms/rules";
import type { Failure } from "@/lib/platforms/schemas";
import type { LineVerdict } from "@/lib/tracking/imports/schemas";

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

/**
 * Yields the lines that are not blank, one at a time: a text of a million line breaks costs no more than its reader
 * wants. The last number comes alone where the reader has to see how far the text goes.
 */
function* scanLines(text: string): Generator<NumberedLine> {
  const breaks = /\r\n|[\r\n\u2028\u2029]/g;
  for (let at = 0, line = 1; at <= text.length; line++) {
    const found = breaks.exec(text);
    const rest = text.slice(at, found?.index).replaceAll("\u0000", "").trim();
    if (rest !== "" || line > HIGHEST_NUMBER) yield { line, text: rest };
    if (!found || line > HIGHEST_NUMBER) return;
    at = breaks.lastIndex;
  }
}

/**
 * Returns the lines of a pasted text that are not blank, numbered as in the text. Where a line holds several links to
 * videos, each becomes a line of its own, and those below move down as far as they must.
 */
export function linesOf(text: string): NumberedLine[] {
  const lines: NumberedLine[] = [];
  for (const { line, text: content } of scanLines(text)) {
    if (lines.length > MOST_LINES || line > HIGHEST_NUMBER) break;
    const links = videoLinksIn(content);
    for (const link of links.length > 0 ? links : [content])
      lines.push({ line: Math.max(line, (lines.at(-1)?.line ?? 0) + 1), text: link.slice(0, LONGEST_LINE) });
  }
  return lines;
}

/** Returns what is wrong with a text as a whole; null when nothing is. */
export function faultOfText(text: string): string | null {
  let lines = 0;
  let last = 0;
  for (const { line, text: content } of scanLines(text)) {
    last = line;
    if (content !== "") lines++;
  }
  if (last > HIGHEST_NUMBER)
    return `This text has more than ${HIGHEST_NUMBER.toLocaleString("en-US")} lines. Keep only the lines with links.`;
  if (lines === 0) return "Paste at least one link";
  if (lines <= MOST_LINES) lines = linesOf(text).length;
  return lines > MOST_LINES
    ? `An import takes up to ${MOST_LINES} links. ${lines > MOST_LINES + 1 ? `This text has ${lines}. ` : ""}Split it into several imports.`
    : null;
}

export interface ReadLinks {
  /** A link a line, each on the line that has its row's number. */
  text: string;
  /** The column that was taken, counted from 1, where there was more than a plain list. */
  column: { number: number; of: number; heading: string | null } | null;
}

const isLink = (cell: string) => parseVideoUrl(cell).kind !== "invalid";
/** A file for one import has no use for more. */
const MOST_ROWS = HIGHEST_NUMBER;
const MOST_COLUMNS = 100;

const DELIMITERS = [",", ";", "\t", "|"];

/** The rows of a table and its column with the most links. */
function bestColumn(rows: readonly string[][], looksRight: (cell: string) => boolean) {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const scores = Array.from({ length: width }, (_, n) => rows.filter((row) => looksRight(row[n] ?? "")).length);
  const score = Math.max(0, ...scores);
  return { rows, width, score, index: scores.indexOf(score) };
}

/**
 * Finds the links in the text of a file: a plain list, or the column of a table (comma, semicolon, tab, bar) that holds
 * most of them, with a heading or without. Links in other columns stand behind the first of their row.
 * @returns null where there is no link at all
 */
export async function readLinks(file: string): Promise<ReadLinks | null> {
  const { default: Papa } = await import("papaparse");
  const { text, delimiter: named } = withoutPreamble(file);
  // Every delimiter is tried: blank rows and links with commas mislead a guess.
  const tables = (named ? [named] : DELIMITERS).map((delimiter) =>
    Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false, preview: MOST_ROWS }).data.map((row) =>
      row.slice(0, MOST_COLUMNS).map((cell) => cell.replace(/\s+/g, " ").trim()),
    ),
  );
  // Where no cell is a video's link, addresses of any kind are still worth a verdict each.
  const looksRight = tables.some((rows) => rows.some((row) => row.some(isLink))) ? isLink : isAddress;
  const lines = [...scanLines(text)];
  const inLines = lines.filter((line) => looksRight(line.text)).length;
  const best = tables.map((rows) => bestColumn(rows, looksRight)).reduce((a, b) => (b.score > a.score ? b : a));
  // Messages, with links among other words.
  if (best.score === 0 && inLines === 0)
    return lines.some((line) => videoLinksIn(line.text).length > 0) ? { text, column: null } : null;
  // A list of links that have commas in them is no table.
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

export const SHORT_LINK_ELSEWHERE = "This short link doesn't lead to one video.";

export const NOT_CONFIGURED = "This platform is not set up on this server. Ask the people who run it.";
export const NO_RIGHT = "The member who began this import may no longer start trackings.";
export const SUSPENDED = "The organization was suspended.";
export const STOPPED = "The import was stopped before this line's turn.";
export const OUR_FAULT = "Something went wrong on our side, and this video wasn't started. Try again.";

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
