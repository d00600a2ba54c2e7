import { Day } from "@/components/ui/day";
import { Time } from "@/components/ui/time";
import type { AudienceDetail } from "@/lib/channels/channels/audience-schemas";
import { formatCompact, formatInteger } from "@/lib/core/format";
import { confidenceWords } from "./words";

interface EstimateNoteProps {
  source: "sample" | "import" | "owner";
  /** How many followers in the sample have a known value; null for all. */
  known: number | null;
  detail: Pick<AudienceDetail, "sample" | "import" | "owner">;
}

/** Renders the method, sample size and date of an estimate. Only the platform has exact numbers. */
export function EstimateNote({ source, known, detail }: EstimateNoteProps) {
  if (source === "owner") return detail.owner && <OwnerNote {...detail.owner} />;
  if (source === "import")
    return detail.import ? (
      <Note word="Imported">
        by your organization on <Time value={detail.import.imported_at} form="date" />
        {detail.import.imported_by && (
          <>
            {" "}
            (<bdi>{detail.import.imported_by}</bdi>)
          </>
        )}
        . Only your organization sees it.
      </Note>
    ) : null;
  const { sample } = detail;
  if (!sample) return null;
  return (
    <Note word="Estimate">
      from a sample of {formatInteger(sample.size)} of the newest followers
      {sample.followers !== null && `, of ${formatCompact(sample.followers)}`}, taken on{" "}
      <Time value={sample.taken_at} form="date" />
      {known !== null && known < sample.size && `; known for ${formatInteger(known)} of them`}.{" "}
      {confidenceWords(known ?? sample.size)}. The newest followers aren't a random sample.
    </Note>
  );
}

/** Renders whose figures they are, and the days that they cover. They are the platform's own report. */
export function OwnerNote({ day, from_day }: Pick<NonNullable<AudienceDetail["owner"]>, "day" | "from_day">) {
  return (
    <Note word="Owner's statistics">
      {from_day === null ? "for the followers on " : "for views from "}
      {from_day !== null && (
        <>
          <Day value={from_day} /> to{" "}
        </>
      )}
      <Day value={day} />, shared with your organization only.
    </Note>
  );
}

function Note({ word, children }: { word: string; children: React.ReactNode }) {
  return (
    <p className="max-w-prose text-muted text-sm">
      <span className="mr-0.5 rounded border border-border px-1.5 py-0.5 font-medium text-foreground text-xs">
        {word}
      </span>{" "}
      {children}
    </p>
  );
}
