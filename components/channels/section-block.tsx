import { type ReactNode, useId } from "react";

interface SectionBlockProps {
  title: string;
  /** Its meaning, or what it rests on. */
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** One part of a channel's page. */
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

/** In place of a part's content: what is the matter, and why. */
export function PartNotice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <p className="border-rule border-l-2 py-1 pl-3 text-muted text-sm">
      <span className="font-medium text-foreground">{title}.</span> {children}
    </p>
  );
}

/** A part of which nothing is known, and why. */
export function NotKnown({ children }: { children: ReactNode }) {
  return <PartNotice title="Not known">{children}</PartNotice>;
}
