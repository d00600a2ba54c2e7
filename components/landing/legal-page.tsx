import { SiteFooter } from "./site-footer";
import { SiteHeader } from "./site-header";

export interface LegalText {
  /** A noun. */
  title: string;
  /** When the template was last changed: `2026-11-28`. */
  changed: string;
  sections: readonly { title: string; paragraphs: readonly string[] }[];
}

const FORMAT = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });

/** A template that the operator of an installation replaces. It says so, so that no one takes it for an agreement. */
export function LegalPage({ text }: { text: LegalText }) {
  return (
    <>
      <SiteHeader />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-2xl px-4 py-12 outline-none md:px-8 md:py-20">
        <h1 className="text-balance font-semibold text-4xl tracking-[-0.022em] md:text-5xl">{text.title}</h1>
        <p className="mt-3 text-muted">
          Last changed on <time dateTime={text.changed}>{FORMAT.format(new Date(text.changed))}</time>
        </p>
        <p role="note" className="mt-8 rounded-md border border-warning p-4 text-base">
          This is a template. The operator of this service must replace the parts in square brackets, and have the text
          reviewed, before it applies to anyone.
        </p>
        {text.sections.map(({ title, paragraphs }) => (
          <section key={title} className="mt-10">
            <h2 className="font-semibold text-xl tracking-[-0.012em]">{title}</h2>
            {paragraphs.map((paragraph) => (
              <p key={paragraph} className="mt-3 max-w-[55ch] text-base text-muted leading-relaxed">
                {paragraph}
              </p>
            ))}
          </section>
        ))}
      </main>
      <SiteFooter />
    </>
  );
}
