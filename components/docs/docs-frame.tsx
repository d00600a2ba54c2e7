import type { ReactNode } from "react";
import { Brand } from "@/components/ui/brand";
import { LinkButton } from "@/components/ui/link-button";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { SearchButton } from "./search/search-button";
import { SiteMenu } from "./site-menu";
import { type NavOperation, SiteNav } from "./site-nav";
import "./highlight.css";

interface DocsFrameProps {
  operations: Readonly<Record<string, readonly NavOperation[]>>;
  isSignedIn: boolean;
  children: ReactNode;
}

/** What surrounds every page of the documentation. */
export function DocsFrame({ operations, isSignedIn, children }: DocsFrameProps) {
  return (
    <>
      <a
        href="#content"
        className="-translate-y-16 fixed top-2 left-2 z-50 rounded-md bg-accent px-3 py-2 font-medium text-accent-foreground focus:translate-y-0"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-20 border-rule border-b bg-background print:hidden">
        <div className="mx-auto flex h-14 max-w-[100rem] items-center gap-2 px-4 lg:px-8">
          <SiteMenu>
            <SiteNav operations={operations} />
            <div className="mt-5 border-rule border-t pt-4">
              <ThemeSwitch />
            </div>
          </SiteMenu>
          <div className="flex items-center gap-2 lg:w-64">
            <Brand />
            <span aria-hidden className="text-muted max-sm:hidden">
              /
            </span>
            <span className="text-muted max-sm:hidden">Docs</span>
          </div>
          <div className="ml-auto flex items-center gap-1 lg:ml-0 lg:flex-1">
            <SearchButton />
          </div>
          <div className="hidden lg:block">
            <ThemeSwitch />
          </div>
          <LinkButton href={isSignedIn ? "/overview" : "/sign-in"} variant="ghost" size="sm">
            {isSignedIn ? "Dashboard" : "Sign in"}
          </LinkButton>
        </div>
      </header>
      <div className="mx-auto flex w-full max-w-[100rem] px-4 lg:px-8">
        <div className="-ml-2.5 sticky top-14 hidden h-[calc(100dvh-3.5rem)] w-64 shrink-0 overflow-y-auto border-rule border-r py-8 pr-4 lg:block print:hidden">
          <SiteNav operations={operations} />
        </div>
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 py-8 outline-none lg:pl-10 xl:pl-14">
          {children}
        </main>
      </div>
    </>
  );
}
