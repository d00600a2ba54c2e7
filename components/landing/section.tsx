import type { ReactNode } from "react";

/** Width of everything on the page: tables and pictures grow to 1,600 px, text doesn't. */
export const WIDTH = "mx-auto w-full max-w-[100rem] px-4 md:px-8 xl:px-12";

interface SectionProps {
  /** Anchor of the page's contents. */
  id: string;
  title: string;
  lead: ReactNode;
  /** Beside the title on wide screens, below it otherwise; `below` always puts it below. */
  layout?: "beside" | "below";
  /** On the darker of the two backgrounds, which lifts cards. */
  isTinted?: boolean;
  children: ReactNode;
}

export function Section({ id, title, lead, layout = "below", isTinted = false, children }: SectionProps) {
  const isBeside = layout === "beside";
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className={`border-rule border-t ${isTinted ? "bg-(--background-side)" : ""}`}
    >
      <div
        className={`${WIDTH} grid gap-10 py-16 md:py-24 ${isBeside ? "lg:grid-cols-[minmax(0,5fr)_minmax(0,8fr)] lg:gap-16" : ""}`}
      >
        <div className={isBeside ? "lg:sticky lg:top-24 lg:self-start" : ""}>
          <h2
            id={`${id}-title`}
            className="text-balance font-semibold text-3xl tracking-[-0.022em] md:text-[2.5rem] md:leading-[1.15]"
          >
            {title}
          </h2>
          <div className="mt-4 max-w-[55ch] text-base text-muted tracking-[-0.011em] md:text-lg md:leading-relaxed">
            {lead}
          </div>
        </div>
        <div className="min-w-0">{children}</div>
      </div>
    </section>
  );
}
