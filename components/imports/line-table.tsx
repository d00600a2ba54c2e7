import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import type { ImportLine, LineVerdict } from "@/lib/tracking/imports/schemas";
import { verdictName } from "./words";

const TONES: Partial<Record<LineVerdict, string>> = {
  new: "text-foreground",
  started: "text-success",
  failed: "text-danger",
  not_a_video: "text-warning",
  private: "text-warning",
  unavailable: "text-warning",
  unanswered: "text-warning",
};

export function LineTable({ lines }: { lines: readonly ImportLine[] }) {
  if (lines.length === 0) return <EmptyState title="No lines with this result" />;
  return (
    <StackedTable caption="Imported lines" headings={["Line", "Video", "Platform", "Result"]}>
      {lines.map((line) => (
        <tr key={line.line} className="block border-rule border-b py-3 md:table-row md:py-0">
          <th
            scope="row"
            className="block py-0.5 pr-4 font-normal text-muted tabular-nums md:table-cell md:w-14 md:py-2.5 md:align-top"
          >
            <span className="md:sr-only">Line </span>
            {line.line}
          </th>
          <StackedCell label="Video">
            <Video line={line} />
          </StackedCell>
          <StackedCell label="Platform">
            {line.platform ? <PlatformGlyph platform={line.platform} /> : <span className="text-muted">—</span>}
          </StackedCell>
          <StackedCell label="Result">
            <Verdict line={line} />
          </StackedCell>
        </tr>
      ))}
    </StackedTable>
  );
}

/**
 * Pasted text is shown as plain text, because it may lead anywhere. Only the canonical URL, which is ours, is a link.
 */
function Video({ line }: { line: ImportLine }) {
  return (
    <span className="flex min-w-0 flex-col gap-0.5">
      {line.title && (
        <bdi dir="auto" className="line-clamp-2 break-words font-medium">
          {line.title}
        </bdi>
      )}
      <bdi className={`line-clamp-2 break-all ${line.title ? "text-muted text-xs" : ""}`} title={line.text}>
        {line.text}
      </bdi>
      {line.is_short && line.canonical_url && (
        <span className="text-muted text-xs">
          Short link, resolves to{" "}
          <a
            href={line.canonical_url}
            target="_blank"
            rel="noreferrer"
            className="break-all text-link underline underline-offset-2"
          >
            {line.canonical_url}
          </a>
        </span>
      )}
    </span>
  );
}

function Verdict({ line }: { line: ImportLine }) {
  const tone = (line.verdict && TONES[line.verdict]) ?? "text-muted";
  return (
    <span className="flex flex-col gap-0.5">
      <span className={`font-medium ${tone}`}>{verdictName(line.verdict)}</span>
      {line.reason && <span className="text-muted text-xs">{line.reason}</span>}
      {line.video_id && (
        <Link
          href={`/videos/${encodeURIComponent(line.video_id)}`}
          className="tap-target inline-flex w-fit items-center text-link text-xs underline underline-offset-2"
        >
          View video<span className="sr-only"> of line {line.line}</span>
        </Link>
      )}
    </span>
  );
}
