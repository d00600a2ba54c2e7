import Link from "next/link";
import { Brand } from "@/components/ui/brand";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { WIDTH } from "./section";

interface Place {
  href: string;
  name: string;
  /** Not a page of ours: the browser opens it, and nothing is loaded ahead. */
  isPlain?: boolean;
}

const GROUPS: readonly { title: string; places: readonly Place[] }[] = [
  {
    title: "Product",
    places: [
      { href: "/#how-it-works", name: "How it works" },
      { href: "/#metrics", name: "Metrics" },
      { href: "/#pricing", name: "Pricing" },
      { href: "/#questions", name: "FAQ" },
    ],
  },
  {
    title: "Developers",
    places: [
      { href: "/docs", name: "REST API" },
      { href: "/docs/webhooks", name: "Webhooks" },
      { href: "/docs/errors", name: "Errors" },
      { href: "/api/v1/openapi.json", name: "OpenAPI document", isPlain: true },
    ],
  },
  {
    title: "Service",
    places: [
      { href: "/api/health", name: "Status", isPlain: true },
      { href: "/.well-known/security.txt", name: "Security contact", isPlain: true },
      { href: "/terms", name: "Terms" },
      { href: "/privacy", name: "Privacy" },
    ],
  },
  {
    title: "Account",
    places: [
      { href: "/sign-in", name: "Sign in" },
      { href: "/sign-up", name: "Sign up" },
    ],
  },
];

const LINK = "tap-target inline-flex items-center py-1 text-muted hover:text-foreground";

export function SiteFooter() {
  return (
    <footer className="border-rule border-t print:hidden">
      <div className={`${WIDTH} grid gap-10 py-12 md:grid-cols-[minmax(0,1fr)_auto] md:py-16`}>
        <div className="flex flex-col items-start gap-3">
          <Brand />
          <p className="max-w-[34ch] text-muted">Hourly performance of YouTube, TikTok, Instagram and X videos.</p>
          <div className="-ml-2 mt-2">
            <ThemeSwitch />
          </div>
        </div>
        <nav aria-label="Footer" className="grid grid-cols-2 gap-x-10 gap-y-8 sm:grid-cols-4 lg:gap-x-20">
          {GROUPS.map(({ title, places }) => (
            <div key={title}>
              <h2 className="mb-2 font-medium">{title}</h2>
              <ul>
                {places.map(({ href, name, isPlain }) => (
                  <li key={href}>
                    {isPlain ? (
                      <a href={href} className={LINK}>
                        {name}
                      </a>
                    ) : (
                      <Link href={href} className={LINK}>
                        {name}
                      </Link>
                    )}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
    </footer>
  );
}
