import type { ReactNode } from "react";

interface SectionProps {
  id: string;
  title: ReactNode;
  /** One sentence below the title. */
  description?: ReactNode;
  children: ReactNode;
}

/** A panel of the overview with its title. */
export function Section({ id, title, description, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="panel @container flex min-w-0 flex-col gap-3 p-4 md:p-5">
      <div>
        <h2 id={id} className="font-semibold text-base">
          {title}
        </h2>
        {description && <p className="text-muted text-sm">{description}</p>}
      </div>
      {children}
    </section>
  );
}
