import type { ReactNode } from "react";

interface PageHeaderProps {
  /** A noun: "Videos". */
  title: ReactNode;
  /** One sentence of summary, or the page's purpose. */
  description?: ReactNode;
  /** Buttons next to the title; at most one of them primary. */
  actions?: ReactNode;
}

export function PageHeader({ title, description, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pb-5">
      <div className="min-w-0 max-w-prose">
        <h1 className="text-balance font-semibold text-2xl">{title}</h1>
        {description && <p className="mt-1 text-pretty text-muted">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
