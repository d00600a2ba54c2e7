import { formatInteger, plural } from "@/lib/core/format";
import { FAILED_VERDICTS, VERDICT_NAMES } from "@/lib/tracking/imports/rules";
import type { ImportDetail, ImportStatus, ImportSummary, LineVerdict } from "@/lib/tracking/imports/schemas";

export const IMPORT_TITLE = "Import videos";

export const STATUS_NAMES: Record<ImportStatus, string> = {
  checking: "Checking",
  ready: "Waits for you",
  running: "Starting",
  done: "Done",
  cancelled: "Cancelled",
};

/** A line's verdict in a word or two; null: not checked yet. */
export const verdictName = (verdict: LineVerdict | null) => (verdict ? VERDICT_NAMES[verdict] : "Not checked yet");

/** Every confirmed line has ended as one of the two or is still waiting. */
const confirmed = ({ counts }: ImportSummary) => counts.new + counts.started + counts.failed;

/** The page's heading. */
export function headline(detail: ImportDetail): string {
  const { counts, status } = detail;
  switch (status) {
    case "checking":
      return `Checking ${plural(detail.lines, "line")}`;
    case "ready":
      return counts.new > 0 ? `Start tracking ${plural(counts.new, "video")}?` : "No line is a new video";
    case "running":
      return `Starting ${plural(confirmed(detail), "video")}`;
    case "done":
    case "cancelled":
      if (counts.started > 0)
        return `${plural(counts.started, "video")} ${counts.started === 1 ? "was" : "were"} started`;
      return status === "done" ? "No video was started" : "This import was cancelled";
  }
}

/** The current or next step. */
export function answer(detail: ImportDetail): string {
  const { counts, status } = detail;
  switch (status) {
    case "checking":
      return "The platforms are asked. You can close this page: it goes on without it.";
    case "ready":
      return counts.new > 0
        ? "Nothing has been started and nothing was charged yet."
        : "Platforms that gave no answer can be asked again.";
    case "running":
      return "The first snapshots are taken. You can close this page: it goes on without it.";
    case "done": {
      const lost = FAILED_VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);
      if (lost > 0) return `${plural(lost, "line")} brought no video; the reasons are below.`;
      return counts.started > 0 ? "Their first snapshots are in." : "There was nothing new to start.";
    }
    case "cancelled":
      return counts.failed > 0
        ? `It was stopped: ${plural(counts.failed, "line")} did not get its turn or failed.`
        : "Nothing was started and nothing was charged.";
  }
}

export interface Progress {
  label: string;
  done: number;
  of: number;
}

/** null: nothing is in progress. */
export function progressOf(detail: ImportDetail): Progress | null {
  const { counts, status } = detail;
  if (status === "checking") return { label: "Lines checked", done: detail.checked, of: detail.lines };
  if (status === "running")
    return { label: "Videos started", done: counts.started + counts.failed, of: confirmed(detail) };
  return null;
}

/** An import's result in the list. */
export function outcome({ status, counts, lines }: ImportSummary): string {
  if (status === "checking") return plural(lines, "line");
  if (status === "ready") return `${formatInteger(counts.new)} new of ${plural(lines, "line")}`;
  const failed = counts.failed > 0 ? `, ${formatInteger(counts.failed)} failed` : "";
  return `${formatInteger(counts.started)} started${failed}, of ${plural(lines, "line")}`;
}
