import { redirect } from "next/navigation";
import { currentMembership } from "@/app/session";
import { Brand } from "@/components/ui/brand";
import { LinkButton } from "@/components/ui/link-button";
import { PLATFORM_NAMES, PlatformGlyph } from "@/components/ui/platform-glyph";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { PLATFORMS } from "@/lib/platforms/schemas";

const POINTS = [
  {
    title: "One reading an hour",
    text: "Views, likes, comments, shares and saves, as far as the platform tells them. An hour that could not be read is a gap with its reason, never a guess.",
  },
  {
    title: "Paid by the reading",
    text: "0.015 USD each, and only for those that succeeded: a week of one video is 2.52 USD. A new organization starts with 5 USD.",
  },
  {
    title: "In a dashboard and over REST",
    text: "Charts and tables for people, JSON with keys and roles for programs; both show the same figures.",
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
          Paste a link. Clipscope reads the video's public figures every hour for up to 30 days and draws what happened.
        </p>
        <div className="mt-6 flex flex-wrap items-center gap-3">
          <LinkButton href="/sign-up">Sign up</LinkButton>
          <a href="/docs" className="tap-target inline-flex items-center px-1 text-link underline underline-offset-4">
            The API's documentation
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
