import type { ReactNode } from "react";

interface SectionProps {
  id: string;
  title: string;
  description: ReactNode;
  children: ReactNode;
}

/** A titled section: description at the left, form at the right if there is room. */
export function Section({ id, title, description, children }: SectionProps) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-rule border-t py-6 md:grid-cols-[16rem_minmax(0,26rem)]"
    >
      <div>
        <h2 id={id} className="font-semibold text-base">
          {title}
        </h2>
        <p className="mt-1 text-muted">{description}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
