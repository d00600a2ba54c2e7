"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { ShareBars } from "@/components/charts/share-bars";
import { Sparkline } from "@/components/charts/sparkline";
import { Day } from "@/components/ui/day";
import { ErrorState } from "@/components/ui/error-state";
import { Figure } from "@/components/ui/figure";
import { Time } from "@/components/ui/time";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import type { OwnFiguresView } from "@/lib/channels/connections/schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { AudienceShares } from "./audience-shares";
import { CountryName } from "./country-name";
import { ownFiguresQuery, sharesOwnFigures } from "./queries";

const MOST_COUNTRIES = 8;

/** The figures that the channel's owner shares with the organization; nothing if no owner does. */
export function OwnFigures({ channel }: { channel: ChannelProfile }) {
  const { data, error, refetch } = useQuery({
    ...ownFiguresQuery(channel.id),
    enabled: sharesOwnFigures(channel.platform),
  });
  if (error && !data)
    return (
      <ErrorState title="The owner's statistics couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    );
  if (!data?.own) return null;
  const { own } = data;
  return (
    <section aria-labelledby="own-figures" className="panel flex min-w-0 flex-col gap-5 p-4 md:p-6">
      <div className="flex flex-col gap-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id="own-figures" className="font-semibold text-base">
            Owner's statistics
          </h2>
          <Link href="/organization?tab=connections" className="tap-target text-link text-sm hover:underline">
            Connected accounts
          </Link>
        </div>
        <Basis own={own} platform={PLATFORM_NAMES[channel.platform]} />
      </div>
      {own.to_day === null ? (
        <p className="border-rule border-l-2 py-1 pl-3 text-muted text-sm">
          No data yet. It is fetched within a minute of connecting, and platforms report it up to three days late.
        </p>
      ) : (
        <Totals own={own} platform={PLATFORM_NAMES[channel.platform]} />
      )}
      {own.audience && <Audience audience={own.audience} />}
    </section>
  );
}

function Basis({ own, platform }: { own: OwnFiguresView; platform: string }) {
  return (
    <p className="max-w-prose text-muted text-sm">
      {own.from_day && own.to_day && (
        <>
          {own.source}, <Day value={own.from_day} /> to <Day value={own.to_day} />
          {own.read_at && (
            <>
              , updated <Time value={own.read_at} form="relative" />
            </>
          )}
          .{" "}
        </>
      )}
      Shared by <bdi>{own.account.username}</bdi> with your organization only.
      {own.account.status === "reconnect" && (
        <span className="text-warning"> {platform} no longer grants access. Connect the account again.</span>
      )}
      {own.account.status === "disconnected" && " The account is disconnected, so this data is no longer updated."}
    </p>
  );
}

const MINUTES_PER_HOUR = 60;

function Totals({ own, platform }: { own: OwnFiguresView; platform: string }) {
  const { totals, days } = own;
  const hours = totals.watch_minutes === null ? null : Math.round(totals.watch_minutes / MINUTES_PER_HOUR);
  const tiles = [
    { name: "Views", value: totals.views },
    { name: "Engaged views", value: totals.engaged_views },
    { name: "Watch time (hours)", value: hours },
    { name: "Reach (sum of days)", value: totals.reach },
    { name: "Likes", value: totals.likes },
    { name: "Comments", value: totals.comments },
    { name: "Shares", value: totals.shares },
    { name: "Saves", value: totals.saves },
    { name: "Subscribers gained", value: totals.followers_gained },
    { name: "Subscribers lost", value: totals.followers_lost },
  ].filter(({ value }) => value !== null);
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4 xl:grid-cols-8">
        {tiles.map(({ name, value }) => (
          <div key={name} className="min-w-0">
            <dt className="truncate text-muted text-xs">{name}</dt>
            <dd className="font-medium text-xl tabular-nums">
              <Figure value={value} missing={`not reported by ${platform}`} />
            </dd>
          </div>
        ))}
      </dl>
      <figure className="flex flex-col gap-1">
        <figcaption className="text-muted text-xs">Views per day</figcaption>
        <Sparkline label="Views per day" values={days.map(({ views }) => views)} />
      </figure>
    </div>
  );
}

function Audience({ audience }: { audience: NonNullable<OwnFiguresView["audience"]> }) {
  return (
    <div className="grid gap-6 lg:grid-cols-3">
      <Part title="Ages">{audience.ages.length > 0 && <AudienceShares of="Age" shares={audience.ages} />}</Part>
      <Part title="Genders">
        {audience.genders.length > 0 && <AudienceShares of="Gender" shares={audience.genders} />}
      </Part>
      <Part title="Countries">
        {audience.countries.length > 0 && (
          <ShareBars
            caption="Audience by country, in percent of the known values"
            of="Country"
            color="var(--chart-1)"
            bars={audience.countries.slice(0, MOST_COUNTRIES).map(({ name, percent }) => ({
              key: name,
              label: <CountryName code={name} />,
              percent,
            }))}
          />
        )}
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium text-sm">{title}</h3>
      {children || <p className="text-muted text-sm">The platform reports none.</p>}
    </div>
  );
}
