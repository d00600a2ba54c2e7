import { redirect } from "next/navigation";
import { currentMembership } from "@/app/session";
import { Brand } from "@/components/ui/brand";
import { LinkButton } from "@/components/ui/link-button";
import { PLATFORM_NAMES, PlatformGlyph } from "@/components/ui/platform-glyph";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { PLATFORMS } from "@/lib/platforms/schemas";

const POINTS = [
  {
    title: "A snapshot every hour",
    text: "Views, likes, comments, shares and saves, wherever the platform reports them. A missed hour is a gap with its reason, never a guess.",
  },
  {
    title: "Pay per snapshot",
    text: "0.015 USD each, and only for those that succeed: a week of one video costs 2.52 USD. New organizations start with 5 USD.",
  },
  {
    title: "Dashboard and REST API",
    text: "Charts and tables in the browser, JSON with keys and roles for your code. Both show the same numbers.",
  },
];

export default async function Landing() {
  if (await currentMembership()) redirect("/overview");
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-5xl flex-col px-4 md:px-8">
      <header className="flex flex-wrap items-center justify-between gap-2 py-3">
        <Brand />
        <div className="flex items-center gap-2">
          <ThemeSwitch />
          <LinkButton href="/sign-in" variant="ghost" size="sm">
            Sign in
          </LinkButton>
        </div>
      </header>
      <main className="flex-1 py-12 md:py-24">
        <h1 className="max-w-2xl text-balance font-semibold text-3xl tracking-tight md:text-5xl">
          See which videos take off, hour by hour
        </h1>
        <p className="mt-4 max-w-xl text-base text-muted md:text-lg">
          Paste a link. Clipscope records the video's public metrics every hour for up to 30 days and charts them.
        </p>
        <div className="mt-6 flex flex-wrap items-center gap-3">
          <LinkButton href="/sign-up">Sign up</LinkButton>
          <a href="/docs" className="tap-target inline-flex items-center px-1 text-link underline underline-offset-4">
            API documentation
          </a>
        </div>
        <ul aria-label="Platforms" className="mt-10 flex flex-wrap gap-x-6 gap-y-2">
          {PLATFORMS.map((platform) => (
            <li key={PLATFORM_NAMES[platform]}>
              <PlatformGlyph platform={platform} />
            </li>
          ))}
        </ul>
        <dl className="mt-12 grid gap-8 border-rule border-t pt-8 md:grid-cols-3">
          {POINTS.map((point) => (
            <div key={point.title}>
              <dt className="font-medium text-base">{point.title}</dt>
              <dd className="mt-1 text-muted">{point.text}</dd>
            </div>
          ))}
        </dl>
      </main>
    </div>
  );
}
