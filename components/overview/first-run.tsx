import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { ExampleDay } from "./example-day";
import { SampleCampaign } from "./sample-campaign";
import { OVERVIEW_TITLE } from "./words";

const STEPS = [
  { name: "Sign up", note: "Done." },
  { name: "Track a video", note: "Paste a link to see its numbers right away." },
  { name: "See the chart", note: "It opens automatically and grows by one point every hour." },
];

interface FirstRunProps {
  /** Shows the sample campaign, unless the reader dismissed it. */
  hasSample: boolean;
  /** The form of the current step. */
  children: ReactNode;
}

/** Getting started, from an empty page to the first chart. */
export function FirstRun({ hasSample, children }: FirstRunProps) {
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={OVERVIEW_TITLE} description="Three steps to the first chart." />
      <ol className="grid gap-3 sm:grid-cols-3">
        {STEPS.map(({ name, note }, index) => (
          <li
            key={name}
            aria-current={index === 1 ? "step" : undefined}
            className={`border-t-2 pt-2 ${index < 2 ? "border-accent" : "border-rule"}`}
          >
            <p className="font-medium">
              {index + 1}. {name}
            </p>
            <p className="text-muted text-sm">{note}</p>
          </li>
        ))}
      </ol>
      {children}
      <ExampleDay />
      {hasSample && <SampleCampaign />}
    </div>
  );
}
