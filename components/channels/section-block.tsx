import { type ReactNode, useId } from "react";

interface SectionBlockProps {
  title: string;
  /** What the section means, or what it is based on. */
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Renders one section of a channel's page. */
export function SectionBlock({ title, note, actions, children }: SectionBlockProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h2 id={id} className="font-semibold text-base">
          {title}
        </h2>
        {actions}
      </div>
      {note}
      {children}
    </section>
  );
}

/** Renders a notice with its reason in place of a section's content. */
export function PartNotice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <p className="border-rule border-l-2 py-1 pl-3 text-muted text-sm">
      <span className="font-medium text-foreground">{title}.</span> {children}
    </p>
  );
}

/** Renders why a section has no data. */
export function NotKnown({ children }: { children: ReactNode }) {
  return <PartNotice title="No data">{children}</PartNotice>;
}
