import Link from "next/link";
import { Brand } from "@/components/ui/brand";
import { LinkButton } from "@/components/ui/link-button";
import { WIDTH } from "./section";

const PLACES = [
  { href: "/#how-it-works", name: "How it works" },
  { href: "/#metrics", name: "Metrics" },
  { href: "/#pricing", name: "Pricing" },
  { href: "/#questions", name: "FAQ" },
  { href: "/docs", name: "API docs" },
];

/** The top bar of the public pages besides the documentation. */
export function SiteHeader() {
  return (
    <>
      <a
        href="#content"
        className="-translate-y-16 fixed top-2 left-2 z-50 rounded-md bg-accent px-3 py-2 font-medium text-accent-foreground focus:translate-y-0"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-20 border-rule border-b bg-background print:static">
        <div className={`${WIDTH} flex h-14 items-center gap-8`}>
          <Brand />
          <nav aria-label="Main" className="hidden flex-1 lg:block">
            <ul className="flex gap-7">
              {PLACES.map(({ href, name }) => (
                <li key={href}>
                  <Link href={href} className="tap-target inline-flex items-center text-muted hover:text-foreground">
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <div className="ml-auto flex items-center gap-1">
            <LinkButton href="/sign-in" variant="ghost" size="sm">
              Sign in
            </LinkButton>
            <LinkButton href="/sign-up" size="sm">
              Sign up
            </LinkButton>
          </div>
        </div>
      </header>
    </>
  );
}
