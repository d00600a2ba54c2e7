"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { MethodBadge } from "./method-badge";
import { DOCS_GROUPS } from "./pages";

export interface NavOperation {
  id: string;
  method: string;
  summary: string;
}

interface SiteNavProps {
  /** Operations by the path of the page that shows them. */
  operations: Readonly<Record<string, readonly NavOperation[]>>;
}

/** All pages by group; below the current family, its endpoints. */
export function SiteNav({ operations }: SiteNavProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Documentation" className="flex flex-col gap-6">
      {DOCS_GROUPS.map((group) => (
        <div key={group.title}>
          <p className="px-2.5 font-medium text-xs">{group.title}</p>
          <ul className="mt-1.5">
            {group.pages.map(({ path, title }) => (
              <li key={path}>
                <Link
                  href={path}
                  aria-current={path === pathname ? "page" : undefined}
                  className="tap-target flex min-h-8 items-center rounded-md px-2.5 text-muted hover:text-foreground aria-[current]:bg-default/70 aria-[current]:font-medium aria-[current]:text-foreground"
                >
                  {path === "/docs" ? "Overview" : title}
                </Link>
                {path === pathname && <Operations operations={operations[path] ?? []} />}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Operations({ operations }: { operations: readonly NavOperation[] }) {
  return (
    operations.length > 0 && (
      <ul className="my-1 ml-2.5 border-rule border-l pl-1">
        {operations.map(({ id, method, summary }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="tap-target flex min-h-8 items-center gap-2 rounded-md px-2 py-1 text-[0.8125rem] text-muted leading-5 hover:text-foreground"
            >
              <span className="min-w-0 flex-1">{summary}</span>
              <MethodBadge method={method} isQuiet />
            </a>
          </li>
        ))}
      </ul>
    )
  );
}
