"use client";

import Link from "next/link";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { formatInteger } from "@/lib/core/format";
import type { ListedReport } from "@/lib/insight/reports/dashboard-schemas";
import { ReportActions } from "./report-actions";
import { StateLabel } from "./state-label";
import { OF_NAMES, scheduleWords } from "./words";

interface ReportTableProps {
  reports: readonly ListedReport[];
  canWrite: boolean;
}

const HEADINGS = ["Report", "Shows", "Mode", "Status", "Email", { name: "Views", isNumeric: true }] as const;

/** Reports with what they show and how often they were opened, newest first. */
export function ReportTable({ reports, canWrite }: ReportTableProps) {
  return (
    <StackedTable caption="Reports" headings={HEADINGS} hasActions={canWrite}>
      {reports.map((report) => (
        <tr
          key={report.id}
          data-row={report.id}
          className="block border-rule border-b py-3 last:border-b-0 md:table-row md:py-0"
        >
          <th
            scope="row"
            className="block py-1 pr-4 text-left font-medium md:table-cell md:min-w-48 md:max-w-72 md:py-2.5 md:align-top"
          >
            <bdi className="wrap-anywhere">{report.title}</bdi>
            <span className="block font-normal text-muted text-xs">
              Created <Time value={report.created_at} form="date" />
            </span>
          </th>
          <StackedCell label="Shows">
            <Subject report={report} />
          </StackedCell>
          <StackedCell label="Mode">
            <Mode report={report} />
          </StackedCell>
          <StackedCell label="Status">
            <Status report={report} />
          </StackedCell>
          <StackedCell label="Email">
            <Schedule report={report} />
          </StackedCell>
          <StackedCell label="Views" isNumeric>
            {formatInteger(report.views)}
          </StackedCell>
          {canWrite && (
            <td className="block py-1 md:table-cell md:py-2.5 md:align-top">
              <ReportActions report={report} />
            </td>
          )}
        </tr>
      ))}
    </StackedTable>
  );
}

function Subject({ report: { of, subject } }: { report: ListedReport }) {
  if (subject === null) return <span className="text-muted">{OF_NAMES[of]}, deleted</span>;
  const name = <bdi className="wrap-anywhere line-clamp-2">{subject.name}</bdi>;
  return (
    <span className="block md:max-w-72">
      {subject.path ? (
        <Link href={subject.path} prefetch={false} className="text-link underline-offset-2 hover:underline">
          {name}
        </Link>
      ) : (
        name
      )}
      <span className="flex flex-wrap items-center gap-x-2 text-muted text-xs">
        {OF_NAMES[of]}
        {subject.platform && <PlatformGlyph platform={subject.platform} />}
      </span>
    </span>
  );
}

function Mode({ report: { mode, at } }: { report: ListedReport }) {
  if (mode === "live" || at === null) return <>Live</>;
  return (
    <>
      Frozen
      <span className="block text-muted text-xs">
        <Time value={at} form="date" />
      </span>
    </>
  );
}

function Status({ report }: { report: ListedReport }) {
  const { state, expires_at, has_password, shows_money } = report;
  const facts = [has_password && "Password", shows_money && "Shows costs"].filter(Boolean).join(" · ");
  return (
    <>
      <StateLabel state={state} />
      {state !== "revoked" && expires_at && (
        <span className="block text-muted text-xs">
          {state === "expired" ? "Expired" : "Expires"} <Time value={expires_at} form="date" />
        </span>
      )}
      {facts && <span className="block text-muted text-xs">{facts}</span>}
    </>
  );
}

function Schedule({ report }: { report: ListedReport }) {
  const words = scheduleWords(report);
  if (words === null) return <span className="text-muted">Not sent</span>;
  const { state, next_send_at, last_sent_at } = report;
  return (
    <>
      {words}
      {state === "active" && next_send_at ? (
        <span className="block text-muted text-xs">
          Next <Time value={next_send_at} form="date" />
        </span>
      ) : (
        last_sent_at && (
          <span className="block text-muted text-xs">
            Sent <Time value={last_sent_at} form="date" />
          </span>
        )
      )}
    </>
  );
}
