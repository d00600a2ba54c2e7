import type { ReactNode } from "react";

interface SectionProps {
  title: string;
  /** From when and from where its figures are; absent where each row says so. */
  source?: string;
  /** The URL of its file. */
  csv: string;
  children: ReactNode;
}

export function Section({ title, source, csv, children }: SectionProps) {
  return (
    <section className="mb-8">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-base">{title}</h2>
        <a href={csv} download className="text-link underline underline-offset-2 print:hidden">
          Download CSV<span className="sr-only"> of {title}</span>
        </a>
      </div>
      {children}
      {source && <p className="mt-2 text-muted text-xs">{source}</p>}
    </section>
  );
}
