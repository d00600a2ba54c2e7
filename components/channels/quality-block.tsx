import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { ShareBars } from "@/components/charts/share-bars";
import type { AudienceDetail } from "@/lib/channels/channels/audience-schemas";
import { CLASS_SIGNS, CLASS_WEIGHT, QUALITY_CLASSES, QUALITY_SIGNS } from "@/lib/channels/channels/quality-rules";
import { formatInteger } from "@/lib/core/format";
import { EstimateNote, OwnerNote } from "./estimate-note";
import { NotKnown, SectionBlock } from "./section-block";

const signsOf = new Map<number, string>(QUALITY_CLASSES.map((cls) => [cls, CLASS_SIGNS[cls]]));

interface QualityBlockProps {
  detail: AudienceDetail;
  /** Why there is no sample; null if there is one. */
  missing: string | null;
  actions?: ReactNode;
}

/** Renders how many sampled followers look real by the documented signs. */
export function QualityBlock({ detail, missing, actions }: QualityBlockProps) {
  const { quality } = detail;
  return (
    <SectionBlock
      title="Audience quality"
      note={quality && <EstimateNote source="sample" known={null} detail={detail} />}
      actions={actions}
    >
      {quality ? (
        <div className="grid gap-6 md:grid-cols-[auto_1fr]">
          <p className="flex flex-col">
            <span className="font-semibold text-4xl tabular-nums tracking-tight">
              {quality.grade}
              <span className="font-normal text-base text-muted"> of 100</span>
            </span>
            <span className="max-w-48 text-muted text-sm">
              100 means no sampled follower shows signs of a fake account, 0 means all show many.
            </span>
          </p>
          <ShareBars
            caption="Sampled followers by quality class"
            of="Class"
            color="var(--chart-3)"
            bars={quality.classes.map(({ class: cls, followers, fraction }) => ({
              key: String(cls),
              label: (
                <>
                  Class {cls}: {signsOf.get(cls)}{" "}
                  <span className="text-muted tabular-nums">({formatInteger(followers)})</span>
                </>
              ),
              percent: fraction * 100,
            }))}
          />
        </div>
      ) : detail.owner_quality ? (
        <OwnerQuality {...detail.owner_quality} />
      ) : (
        <NotKnown>{missing ?? "This channel has no followers to sample."}</NotKnown>
      )}
      <Explanation />
    </SectionBlock>
  );
}

/** Renders the grade from views that the channel's owner shares: there is no follower sample to grade. */
function OwnerQuality({ grade, views, engaged, from_day, day }: NonNullable<AudienceDetail["owner_quality"]>) {
  return (
    <div className="flex flex-col gap-2">
      <OwnerNote day={day} from_day={from_day} />
      <p className="font-semibold text-4xl tabular-nums tracking-tight">
        {grade}
        <span className="font-normal text-base text-muted"> of 100</span>
      </p>
      <p className="max-w-prose text-muted text-sm">
        {formatInteger(engaged)} of {formatInteger(views)} views were engaged: people kept watching past the first
        seconds. The grade is their share. It can't be compared with grades from follower samples.
      </p>
    </div>
  );
}

function Explanation() {
  return (
    <details className="max-w-prose text-sm">
      <summary className="tap-target inline-flex cursor-pointer select-none items-center gap-1 rounded-sm text-muted hover:text-foreground">
        <ChevronRight aria-hidden size={16} className="in-open:rotate-90" />
        How quality is calculated
      </summary>
      <div className="flex flex-col gap-3 pt-2">
        <p>Each sampled follower shows up to {QUALITY_SIGNS.length} signs of a fake account:</p>
        <ol className="list-decimal pl-5">
          {QUALITY_SIGNS.map(({ name }) => (
            <li key={name}>{name}</li>
          ))}
        </ol>
        <p>Missing information isn't a sign. The number of signs determines the class and its weight:</p>
        <table className="w-full max-w-sm border-collapse tabular-nums">
          <thead>
            <tr className="border-border border-b text-muted text-xs">
              <th scope="col" className="py-1 text-left font-medium">
                Class
              </th>
              <th scope="col" className="py-1 text-left font-medium">
                Signs
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                Weight
              </th>
            </tr>
          </thead>
          <tbody>
            {QUALITY_CLASSES.map((cls) => (
              <tr key={cls} className="border-rule border-b">
                <th scope="row" className="py-1 text-left font-normal">
                  {cls}
                </th>
                <td className="py-1">{CLASS_SIGNS[cls]}</td>
                <td className="py-1 text-right">{CLASS_WEIGHT[cls]}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          The grade is the average weight of the sample, rounded. A sign isn't proof: many real people never post.
          Compare channels on the same platform only.
        </p>
      </div>
    </details>
  );
}
