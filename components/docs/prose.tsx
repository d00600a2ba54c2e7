import type { ReactNode } from "react";
import { Code } from "./inline-text";

/** A section of running text with its anchor. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="mt-10 max-w-3xl border-rule border-t pt-6 [&>p+*]:mt-3 [&>p]:leading-6"
    >
      <h2 id={`${id}-title`} className="mb-3 font-semibold text-lg tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Bullet points, one per line. */
export function Points({ children }: { children: ReactNode }) {
  return <ul className="mt-3 flex list-disc flex-col gap-2 pl-5 leading-6 marker:text-muted">{children}</ul>;
}

interface FactsProps {
  /** Names with their descriptions. */
  rows: readonly (readonly [name: string, said: ReactNode])[];
  /** Whether the names are code. */
  isCode?: boolean;
}

export function Facts({ rows, isCode = false }: FactsProps) {
  return (
    <dl className="mt-3 border-rule border-b">
      {rows.map(([name, said]) => (
        <div key={name} className="grid gap-x-6 gap-y-1 border-rule border-t py-2 sm:grid-cols-[11rem_minmax(0,1fr)]">
          <dt className="font-medium leading-6">{isCode ? <Code>{name}</Code> : name}</dt>
          <dd className="leading-6">{said}</dd>
        </div>
      ))}
    </dl>
  );
}
