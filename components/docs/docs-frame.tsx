import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "@/components/ui/brand";
import { LinkButton } from "@/components/ui/link-button";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { Contents, type ContentsEntry } from "./contents";
import { ContentsMenu } from "./contents-menu";

const PAGES = [
  { href: "/docs", name: "REST API" },
  { href: "/docs/audience", name: "Audiences" },
  { href: "/docs/webhooks", name: "Webhooks" },
  { href: "/docs/errors", name: "Errors" },
];

interface DocsFrameProps {
  here: "/docs" | "/docs/audience" | "/docs/webhooks" | "/docs/errors";
  /** A noun. */
  title: string;
  description: string;
  contents: readonly ContentsEntry[];
  isSignedIn: boolean;
  children: ReactNode;
}

/** Layout of every documentation page. */
export function DocsFrame({ here, title, description, contents, isSignedIn, children }: DocsFrameProps) {
  return (
    <>
      <a
        href="#content"
        className="-translate-y-16 fixed top-2 left-2 z-50 rounded-md bg-accent px-3 py-2 font-medium text-accent-foreground focus:translate-y-0"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-20 border-rule border-b bg-background">
        <div className="mx-auto flex h-14 max-w-7xl items-center justify-between gap-2 px-4 lg:px-8">
          <Brand />
          <div className="flex items-center gap-1">
            <ContentsMenu>
              <div className="mb-5">
                <Pages here={here} />
                <div className="mt-2">
                  <ThemeSwitch />
                </div>
              </div>
              <nav aria-label="On this page">
                <Contents entries={contents} />
              </nav>
            </ContentsMenu>
            <div className="hidden lg:block">
              <ThemeSwitch />
            </div>
            <LinkButton href={isSignedIn ? "/overview" : "/sign-in"} variant="ghost" size="sm">
              {isSignedIn ? "Dashboard" : "Sign in"}
            </LinkButton>
          </div>
        </div>
      </header>
      <div className="mx-auto flex w-full max-w-7xl gap-10 px-4 lg:px-8">
        <aside className="sticky top-14 hidden h-[calc(100dvh-3.5rem)] w-60 shrink-0 overflow-y-auto py-8 pr-2 lg:block">
          <Pages here={here} />
          <nav aria-label="On this page" className="mt-6 border-rule border-t pt-5">
            <Contents entries={contents} />
          </nav>
        </aside>
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 py-8 outline-none">
          <h1 className="text-balance font-semibold text-2xl tracking-tight">{title}</h1>
          <p className="mt-1 max-w-prose text-muted">{description}</p>
          {children}
        </main>
      </div>
    </>
  );
}

function Pages({ here }: { here: string }) {
  return (
    <nav aria-label="Documentation">
      <ul>
        {PAGES.map(({ href, name }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === here ? "page" : undefined}
              className="tap-target flex min-h-8 items-center text-muted hover:text-foreground aria-[current]:font-medium aria-[current]:text-accent"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
