import type { OrganizationContext } from "@/lib/core/context";
import { csvFileName, toCsv } from "@/lib/core/csv/to-csv";
import { utcDayOf } from "@/lib/core/time/utc-rules";
import { listFailedLines } from "@/lib/tracking/imports/lines";
import { VERDICT_NAMES } from "@/lib/tracking/imports/rules";
import type { ImportLine } from "@/lib/tracking/imports/schemas";

const COLUMNS = [
  { header: "Line", value: ({ line }: ImportLine) => line },
  { header: "Text", value: ({ text }: ImportLine) => text },
  { header: "Result", value: ({ verdict }: ImportLine) => verdict && VERDICT_NAMES[verdict] },
  { header: "Reason", value: ({ reason }: ImportLine) => reason },
];

/** Returns the lines that produced no tracking, each with its reason in words. */
export async function exportFailedLines(
  ctx: OrganizationContext,
  { id }: { id: string },
): Promise<{ fileName: string; csv: string }> {
  const lines = await listFailedLines(ctx, { id });
  return {
    fileName: csvFileName("import-failed-lines", utcDayOf(ctx.now())),
    csv: toCsv(COLUMNS, lines),
  };
}
