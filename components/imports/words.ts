import { formatInteger, plural } from "@/lib/core/format";
import { FAILED_VERDICTS, VERDICT_NAMES } from "@/lib/tracking/imports/rules";
import type { ImportDetail, ImportStatus, ImportSummary, LineVerdict } from "@/lib/tracking/imports/schemas";

export const IMPORT_TITLE = "Import videos";

export const STATUS_NAMES: Record<ImportStatus, string> = {
  checking: "Checking",
  ready: "Ready to start",
  running: "Starting",
  done: "Done",
  cancelled: "Canceled",
};

/** A line's result in a word or two; null: not checked yet. */
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
      return counts.new > 0 ? plural(counts.new, "new video") : "No new videos";
    case "running":
      return `Starting ${plural(confirmed(detail), "video")}`;
    case "done":
    case "cancelled":
      if (counts.started > 0) return `${plural(counts.started, "video")} started`;
      return status === "done" ? "No videos started" : "Import canceled";
  }
}

/** The current or next step. */
export function answer(detail: ImportDetail): string {
  const { counts, status } = detail;
  switch (status) {
    case "checking":
      return "Checking links on the platforms. You can close this page; the import continues.";
    case "ready":
      return counts.new > 0
        ? "Nothing has been started or charged yet."
        : "You can check links again if a platform didn't respond.";
    case "running":
      return "Taking the first snapshots. You can close this page; the import continues.";
    case "done": {
      const lost = FAILED_VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);
      if (lost > 0) return `${plural(lost, "line")} failed. See the reasons below.`;
      return counts.started > 0 ? "Their first snapshots are stored." : "There were no new videos to start.";
    }
    case "cancelled":
      return counts.failed > 0
        ? `Stopped: ${plural(counts.failed, "line")} failed or didn't start.`
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
