import type { ReactNode } from "react";
import type { DocumentedFamily } from "@/rest/schemas";
import { Code, DocsLink } from "./inline-text";
import { OperationSection } from "./operation-section";

const INTRODUCTIONS: Record<DocumentedFamily["id"], ReactNode> = {
  videos: (
    <>
      Track a video for up to 30 days and read its hourly snapshots. A stored snapshot costs 0.015 USD; failed ones are
      free. Metrics in snapshots are decimal strings, or null where the platform does not report them. Errors are{" "}
      <Code>{'{"error":…}'}</Code>, and an invalid request lists each field in <Code>details</Code>.
    </>
  ),
  statistics: (
    <>
      All videos with their full history in one response, free of charge. The list is in <Code>data.data</Code>, and its
      pages in <Code>data.pagination</Code>. Errors are <Code>{'{"success":false,"error":…,"code":…}'}</Code>; for an
      invalid parameter, <Code>details</Code> lists the accepted values.
    </>
  ),
  channels: (
    <>
      Profiles of channels, and <DocsLink href="/docs/audience">estimates</DocsLink> of the audience behind them. Calls
      cost credits; <Code>OPTIONS</Code> returns the price. A page is{" "}
      <Code>{'{"count":…,"next":…,"previous":…,"results":[…]}'}</Code> with 20 results; <Code>next</Code> is a full URL
      or null. Errors are <Code>{'{"detail":…}'}</Code>.
    </>
  ),
  subscribers: (
    <>
      Follower counts of your social accounts. A job updates them daily; these calls update them whenever you choose.
      The key needs the role <Code>CLOUD_SCHEDULES</Code>. Also available at <Code>/token-stat-jobs/…</Code>, without
      the base path. Errors are <Code>{'{"error":…}'}</Code>.
    </>
  ),
};

export function FamilySection({ family }: { family: DocumentedFamily }) {
  const { id, name, keyHeader, operations } = family;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-14 border-rule border-t pt-8">
      <h2 id={`${id}-title`} className="font-semibold text-xl tracking-tight">
        {name}
      </h2>
      <p className="mt-2 max-w-3xl leading-6">{INTRODUCTIONS[id]}</p>
      <p className="mt-2">
        Header with the key: <Code>{`${keyHeader.name}: ${keyHeader.prefix}cs_live_…`}</Code>
      </p>
      {operations.map((operation) => (
        <OperationSection key={operation.id} operation={operation} />
      ))}
    </section>
  );
}
