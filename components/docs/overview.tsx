import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { DocumentedFamily } from "@/rest/schemas";
import { anchorOf } from "./markdown/inline";
import { MethodBadge } from "./method-badge";
import { fullPath } from "./operation-terms";
import { DOCS_GROUPS, type DocsPage } from "./pages";

interface OverviewProps {
  origin: string;
  families: readonly DocumentedFamily[];
}

/** The first page: where to start, all pages, and all endpoints. */
export function Overview({ origin, families }: OverviewProps) {
  return (
    <>
      {DOCS_GROUPS.map(({ title, pages }) => (
        <section key={title} aria-labelledby={anchorOf(title)}>
          <h2 id={anchorOf(title)} className="mt-12 scroll-mt-6 font-semibold text-xl tracking-tight">
            {title}
          </h2>
          {pages.some(({ content }) => content.kind === "index") ? (
            <QuickStart origin={origin} />
          ) : (
            <Cards pages={pages} />
          )}
        </section>
      ))}
      <h2 id="all-endpoints" className="mt-12 scroll-mt-6 font-semibold text-xl tracking-tight">
        All endpoints
      </h2>
      {families.map((family) => (
        <Endpoints key={family.id} family={family} />
      ))}
    </>
  );
}

function QuickStart({ origin }: { origin: string }) {
  return (
    <Link
      href="/docs/quick-start"
      className="group mt-4 grid gap-x-8 gap-y-4 rounded-xl border border-rule bg-(--background-side) p-5 hover:border-border md:grid-cols-[1fr_1.4fr] md:items-center"
    >
      <span>
        <span className="font-semibold text-base">Track your first video</span>
        <span className="mt-1 block text-muted leading-6">
          Get a key, send one request, and read a snapshot in five minutes.
        </span>
        <span className="mt-3 inline-flex items-center gap-1 font-medium text-link">
          Quick start
          <ArrowRight aria-hidden className="size-4 transition-transform group-hover:translate-x-0.5" />
        </span>
      </span>
      <code className="wrap-anywhere whitespace-pre-wrap rounded-lg border border-rule bg-background p-4 font-mono text-xs leading-5">
        {`curl -s ${origin}/api/v1/videos/track \\\n  -H "X-API-Key: $CLIPSCOPE_KEY" \\\n  -d '{"video_link":"https://…","duration_days":7}'`}
      </code>
    </Link>
  );
}

function Cards({ pages }: { pages: readonly DocsPage[] }) {
  return (
    <ul className="mt-4 grid gap-3 sm:grid-cols-2">
      {pages.map((page) => (
        <li key={page.path}>
          <Link
            href={page.path}
            className="block h-full rounded-lg border border-rule px-4 py-3 hover:border-border hover:bg-(--background-side)"
          >
            <span className="font-medium">{page.title}</span>
            <span className="mt-0.5 block text-muted leading-6">{page.description}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Endpoints({ family: { id: family, name, operations } }: { family: DocumentedFamily }) {
  return (
    <>
      <h3 className="mt-6 font-medium">{name}</h3>
      <ul className="mt-2 border-rule border-b">
        {operations.map((operation) => (
          // Older links name endpoints on this page.
          <li key={operation.id} id={operation.id} className="scroll-mt-6 border-rule border-t">
            <Link
              href={`/docs/api/${family}#${operation.id}`}
              className="grid grid-cols-[3rem_minmax(0,1fr)] items-baseline gap-x-3 py-2 hover:bg-(--background-side) sm:grid-cols-[3rem_minmax(0,1.4fr)_minmax(0,1fr)]"
            >
              <MethodBadge method={operation.method} isQuiet />
              <span className="wrap-anywhere font-mono text-xs">{fullPath(operation)}</span>
              <span className="text-muted max-sm:col-start-2">{operation.summary}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
