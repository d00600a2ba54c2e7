import { SeriesPicture } from "@/components/charts/pictures";
import { Logo } from "@/components/ui/logo";
import { SandboxWord } from "@/components/ui/sandbox-word";
import { timeTicks } from "@/lib/core/chart/time-ticks-rules";
import { formatInteger, plural } from "@/lib/core/format";
import type { ReportSection } from "@/lib/insight/reports/report-rules";
import { reportTime, sourceLine } from "@/lib/insight/reports/source-rules";
import type { ReportView } from "@/lib/insight/reports/view-schemas";
import { AudienceSection } from "./audience-section";
import { LeaderTable, VideoTable } from "./report-tables";
import { Section } from "./section";
import { Totals } from "./totals";

interface ReportPageProps {
  title: string;
  organization: string;
  /** The path of its logo; null without one. */
  logo: string | null;
  isFrozen: boolean;
  sections: readonly ReportSection[];
  showsMoney: boolean;
  /** Whether the platforms are simulated. */
  isSandbox: boolean;
  view: ReportView;
  /** The path of its files. */
  csv: string;
}

/** A shared report, without a script: it reads and prints the same. */
export function ReportPage({
  title,
  organization,
  logo,
  isFrozen,
  sections,
  showsMoney,
  isSandbox,
  view,
  csv,
}: ReportPageProps) {
  const has = (section: ReportSection) => sections.includes(section);
  const source = sourceLine(view);
  const fileOf = (section: ReportSection) => `${csv}?section=${section}`;
  return (
    <main className="report-page mx-auto w-full max-w-5xl px-4 py-8 print:max-w-none print:p-0">
      <header className="mb-6 border-rule border-b pb-4">
        {logo && (
          <div className="mb-3">
            <Logo src={logo} organization={organization} />
          </div>
        )}
        <p className="flex flex-wrap items-center gap-x-3 text-muted">
          <bdi>{organization}</bdi>
          {isSandbox && <SandboxWord />}
        </p>
        <h1 className="wrap-anywhere font-semibold text-2xl tracking-tight">
          <bdi>{title}</bdi>
        </h1>
        <p className="text-muted">
          {source}
          {isFrozen && " · Frozen"}
        </p>
        {view.matching > view.totals.videos && (
          <p className="text-muted">
            Top {plural(view.totals.videos, "video")} by views, out of {formatInteger(view.matching)}
          </p>
        )}
      </header>
      {has("figures") && (
        <Section title="Key metrics" source={source} csv={fileOf("figures")}>
          <Totals totals={view.totals} showsMoney={showsMoney} />
        </Section>
      )}
      {has("chart") && view.chart.length > 0 && (
        <Section title="Views over time" source={source} csv={fileOf("chart")}>
          <Chart chart={view.chart} />
        </Section>
      )}
      {has("videos") && (
        <Section title="Videos" csv={fileOf("videos")}>
          <VideoTable videos={view.videos} showsMoney={showsMoney} />
        </Section>
      )}
      {has("leaderboard") && (
        <Section title="Leaderboard" source={source} csv={fileOf("leaderboard")}>
          <LeaderTable leaders={view.leaderboard} />
        </Section>
      )}
      {has("audience") && view.audience && (
        <Section title="Audience" csv={fileOf("audience")}>
          <AudienceSection audience={view.audience} />
        </Section>
      )}
    </main>
  );
}

const MOST_TICKS = 7;

function Chart({ chart }: { chart: ReportView["chart"] }) {
  const first = new Date(chart[0]?.at ?? 0);
  const last = new Date(chart.at(-1)?.at ?? 0);
  const keys = chart.map(({ at }) => Date.parse(at));
  const ticks = timeTicks(first, last, MOST_TICKS, { zone: "UTC", locale: "en-US" }).map(({ at, label }) => ({
    // The picture knows the keys of points only.
    key: keys.findLast((key) => key <= at.getTime()) ?? 0,
    label,
  }));
  return (
    <SeriesPicture
      label={`Views from ${reportTime(first.toISOString())} to ${reportTime(last.toISOString())}`}
      points={chart.map(({ at, views }) => ({
        key: Date.parse(at),
        heading: "",
        lines: [],
        value: views,

        isMarked: false,
        isAlone: false,
      }))}
      gaps={[]}
      color="var(--chart-1)"
      floor={0}
      unit="count"
      ticks={ticks}
    />
  );
}
