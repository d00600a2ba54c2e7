import type { ReactNode } from "react";

const STEPS = [
  { name: "Sign up", note: "Done." },
  { name: "Track a video", note: "Paste a link to see its numbers right away." },
  { name: "See the chart", note: "It opens automatically and grows by one point every hour." },
];

/** Getting started, from an empty page to the first chart; the form of the current step is below the steps. */
export function FirstRun({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-6">
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
    </div>
  );
}
