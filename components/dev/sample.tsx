import type { ReactNode } from "react";

/** A primitive and its states, as the gallery shows it. */
export interface Sample {
  /** Names of the exported components, as in the code. */
  name: string;
  /** How it behaves where a still picture can't show it. */
  note?: string;
  /** States take the whole row: for tables and charts. */
  isWide?: boolean;
  /** By the state's name. */
  states: Record<string, ReactNode>;
}

export interface SampleGroup {
  name: string;
  samples: readonly Sample[];
}

/** Returns the anchor of a group or a sample: "Dates and times" → "dates-and-times". */
export const anchorOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, "-");

export function SampleSection({ sample: { name, note, isWide = false, states } }: { sample: Sample }) {
  const id = anchorOf(name);
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h3 id={id} className="font-medium font-mono text-sm">
        {name}
      </h3>
      {note && <p className="mt-1 max-w-prose text-muted">{note}</p>}
      <div className={`mt-3 grid gap-3 ${isWide ? "" : "sm:grid-cols-2 xl:grid-cols-3"}`}>
        {Object.entries(states).map(([state, shown]) => (
          <div key={state} className="min-w-0 rounded-md border border-rule">
            <p className="border-rule border-b px-3 py-1.5 text-muted text-xs">{state}</p>
            <div className="p-3">{shown}</div>
          </div>
        ))}
      </div>
    </section>
  );
}
