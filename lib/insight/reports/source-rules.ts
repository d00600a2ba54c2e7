import { formatDateTime } from "@/lib/core/format";
import type { ReportView } from "@/lib/insight/reports/view-schemas";

/** "Nov 29, 2026, 10:00 UTC": visitors have no account with a time zone. */
export const reportTime = (at: string): string => `${formatDateTime(at, { zone: "UTC", locale: "en-US" })} UTC`;

/** Returns from when and from where a report's figures are, as a line of text. */
export function sourceLine({ as_of, sources }: Pick<ReportView, "as_of" | "sources">): string {
  if (as_of === null) return "No snapshots yet";
  return `As of ${reportTime(as_of)} · Source: ${sources.join(", ")}`;
}
