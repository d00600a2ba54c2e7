import { ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { CopyPage } from "./copy-page";
import { InlineMarkdown } from "./markdown/inline-markdown";
import { type ContentsEntry, PageContents } from "./page-contents";
import { DOCS_GROUPS, DOCS_PAGES, type DocsPage, twinOf } from "./pages";

interface DocsArticleProps {
  page: DocsPage;
  /** The first paragraph, in Markdown. */
  lead: string;
  contents: readonly ContentsEntry[];
  /** Whether it uses the whole width: its sections have two columns. */
  isWide?: boolean;
  children: ReactNode;
}

/** A page: title, sections, and what it contains at the right on wide screens. */
export function DocsArticle({ page, lead, contents, isWide = false, children }: DocsArticleProps) {
  const group = DOCS_GROUPS.find(({ pages }) => pages.includes(page));
  return (
    <div className="flex gap-12">
      <article className={`min-w-0 flex-1 ${isWide ? "" : "mx-auto max-w-3xl"}`}>
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div>
            <p className="text-muted text-xs">{group?.title}</p>
            <h1 className="mt-1 text-balance font-semibold text-3xl tracking-tight">{page.title}</h1>
          </div>
          <CopyPage twin={twinOf(page)} />
        </div>
        <p className="mt-3 max-w-3xl text-base text-muted leading-7">
          <InlineMarkdown>{lead}</InlineMarkdown>
        </p>
        {contents.length > 1 && (
          <details
            className={`group/contents mt-6 rounded-lg border border-rule px-3 print:hidden ${isWide ? "lg:hidden" : "xl:hidden"}`}
          >
            <summary className="tap-target flex min-h-10 cursor-pointer list-none items-center justify-between font-medium [&::-webkit-details-marker]:hidden">
              On this page
              <ChevronDown
                aria-hidden
                className="size-4 text-muted transition-transform group-open/contents:rotate-180"
              />
            </summary>
            <ul className="border-rule border-t py-2">
              {contents.map(({ id, name }) => (
                <li key={id}>
                  <a href={`#${id}`} className="tap-target block py-1 text-muted hover:text-foreground">
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        )}
        {children}
        <Neighbors page={page} />
      </article>
      {contents.length > 1 && (
        <div
          className={`sticky top-14 hidden max-h-[calc(100dvh-3.5rem)] w-52 shrink-0 self-start overflow-y-auto py-2 print:hidden ${isWide ? "min-[108rem]:block" : "xl:block"}`}
        >
          <PageContents entries={contents} />
        </div>
      )}
    </div>
  );
}

function Neighbors({ page }: { page: DocsPage }) {
  const at = DOCS_PAGES.indexOf(page);
  const [before, after] = [DOCS_PAGES[at - 1], DOCS_PAGES[at + 1]];
  return (
    <nav
      aria-label="Previous and next page"
      className="mt-16 flex justify-between gap-4 border-rule border-t pt-5 print:hidden"
    >
      {before ? (
        <Link href={before.path} className="tap-target flex items-center gap-1 text-muted hover:text-foreground">
          <ChevronLeft aria-hidden className="size-4" />
          {before.title}
        </Link>
      ) : (
        <span />
      )}
      {after && (
        <Link
          href={after.path}
          className="tap-target flex items-center gap-1 text-right text-muted hover:text-foreground"
        >
          {after.title}
          <ChevronRight aria-hidden className="size-4" />
        </Link>
      )}
    </nav>
  );
}
