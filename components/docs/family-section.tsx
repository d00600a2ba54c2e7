import type { ReactNode } from "react";
import type { DocumentedFamily } from "@/rest/schemas";
import { Code, DocsLink } from "./inline-text";
import { OperationSection } from "./operation-section";

const INTRODUCTIONS: Record<DocumentedFamily["id"], ReactNode> = {
  videos: (
    <>
      Track a video for up to 30 days, and read what was collected every hour. A stored snapshot costs 0.015 USD, one
      that failed nothing. Metrics in snapshots are decimal strings, null where the platform does not report one. A
      refusal is <Code>{'{"error":…}'}</Code>, a bad request tells each field in <Code>details</Code>.
    </>
  ),
  statistics: (
    <>
      All videos with their whole history in one answer, free of charge. The list is in <Code>data.data</Code>, its
      pages in <Code>data.pagination</Code>. A refusal is <Code>{'{"success":false,"error":…,"code":…}'}</Code>; one of
      a bad parameter tells in <Code>details</Code> what would be accepted.
    </>
  ),
  channels: (
    <>
      Profiles of channels, and <DocsLink href="/docs/audience">estimates</DocsLink> of the audience behind them. Calls
      cost credits; <Code>OPTIONS</Code> returns the price. A page is{" "}
      <Code>{'{"count":…,"next":…,"previous":…,"results":[…]}'}</Code> with 20 results, <Code>next</Code> being a whole
      address or null. A refusal is <Code>{'{"detail":…}'}</Code>.
    </>
  ),
  subscribers: (
    <>
      Follower counts of your own accounts, which the dashboard lists and a job reads daily; these calls read them at a
      time of your choosing. The key needs the role <Code>CLOUD_SCHEDULES</Code>. Also at{" "}
      <Code>/token-stat-jobs/…</Code> without the base path. A refusal is <Code>{'{"error":…}'}</Code>.
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
        The key's header: <Code>{`${keyHeader.name}: ${keyHeader.prefix}cs_live_…`}</Code>
      </p>
      {operations.map((operation) => (
        <OperationSection key={operation.id} operation={operation} />
      ))}
    </section>
  );
}
