import { buttonVariants } from "@heroui/styles";
import type { ReactNode } from "react";

interface UsageSectionProps {
  id: string;
  title: string;
  /** Describes the section's figures. */
  note: string;
  /** Path of the section's rows as a file. */
  exportPath: string;
  children: ReactNode;
}

export function UsageSection({ id, title, note, exportPath, children }: UsageSectionProps) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 max-w-prose">
          <h2 id={id} className="font-semibold text-base">
            {title}
          </h2>
          <p className="text-muted text-sm">{note}</p>
        </div>
        <a
          href={exportPath}
          download
          aria-label={`Download CSV: ${title}`}
          className={buttonVariants({ variant: "outline", size: "sm" })}
        >
          Download CSV
        </a>
      </div>
      {children}
    </section>
  );
}
