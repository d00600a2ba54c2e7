import { LinkButton } from "@/components/ui/link-button";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { DEFAULT_PRICE_PER_SNAPSHOT, FREE_CREDIT, SNAPSHOTS_PER_DAY, toUsd } from "@/lib/billing/rules";
import { formatUsd } from "@/lib/core/format";
import { PLATFORMS } from "@/lib/platforms/name-rules";
import { DashboardPicture } from "./dashboard-picture";
import { SampleChart } from "./sample-chart";
import { WIDTH } from "./section";

const FREE_DAYS = Math.floor(Number(FREE_CREDIT / (DEFAULT_PRICE_PER_SNAPSHOT * BigInt(SNAPSHOTS_PER_DAY))));

export function Hero() {
  return (
    <div className={`${WIDTH} pt-10 md:pt-16 xl:pt-20`}>
      <div className="grid items-center gap-10 lg:grid-cols-[minmax(0,6fr)_minmax(0,7fr)] lg:gap-14">
        <div>
          <h1 className="font-semibold text-[2.75rem] leading-[1.04] tracking-[-0.03em] sm:text-6xl xl:text-[4.25rem] 2xl:text-7xl">
            <span className="block">See which videos </span>
            <span className="block">take off, </span>
            <span className="block">hour by hour</span>
          </h1>
          <p className="mt-6 max-w-[34rem] text-lg text-muted leading-relaxed tracking-[-0.011em] md:text-xl">
            Paste a link to a public video. Clipscope records its views, likes and comments every hour for up to 30
            days, so you see a surge while it happens.
          </p>
          <div className="mt-8">
            <LinkButton href="/sign-up" size="lg">
              Sign up
            </LinkButton>
          </div>
          <p className="mt-3 text-muted">
            {formatUsd(toUsd(FREE_CREDIT), 2)} of free credit: {FREE_DAYS} days of one video. No card, no subscription.
          </p>
          <ul aria-label="Platforms" className="mt-8 flex flex-wrap gap-x-6 gap-y-2 font-medium">
            {PLATFORMS.map((platform) => (
              <li key={platform}>
                <PlatformGlyph platform={platform} />
              </li>
            ))}
          </ul>
        </div>
        <SampleChart />
      </div>
      <DashboardPicture />
    </div>
  );
}
