import type { ReactNode } from "react";

interface FactsProps {
  id: string;
  title: string;
  facts: readonly { name: string; value: ReactNode }[];
  /** Buttons that change them. */
  children?: ReactNode;
}

/** A titled list of names and values. */
export function Facts({ id, title, facts, children }: FactsProps) {
  return (
    <section aria-labelledby={id} className="@container mt-8">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id={id} className="font-semibold text-base">
          {title}
        </h2>
        {children}
      </div>
      <dl className="mt-2 grid grid-cols-1 gap-x-10 @xl:grid-cols-2">
        {facts.map(({ name, value }) => (
          <div key={name} className="flex justify-between gap-4 border-rule border-b py-2">
            <dt className="text-muted">{name}</dt>
            <dd className="wrap-anywhere min-w-0 text-right tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
