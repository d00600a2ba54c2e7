"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Histogram } from "@/components/charts/histogram";
import { ErrorState } from "@/components/ui/error-state";
import { Placeholder } from "@/components/ui/placeholder";
import { Time } from "@/components/ui/time";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { MIN_PEERS } from "@/lib/channels/channels/peer-rules";
import { MIN_POSTS, REACH_AGE_HOURS } from "@/lib/channels/channels/post-rules";
import type { ChannelStatistics } from "@/lib/channels/channels/statistics-schemas";
import { formatChange, formatCompact, formatInteger, formatPercent, plural } from "@/lib/core/format";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { statisticsQuery } from "./queries";
import { binWords, percentileWords } from "./statistics-words";

const HEIGHT = 248;

/** Reach, engagement and growth, each with its formula, the number that counts and the date. */
export function StatisticsSection({ channel }: { channel: ChannelProfile }) {
  const { data, error, refetch } = useQuery(statisticsQuery(channel.id));
  if (!data)
    return error ? (
      <ErrorState title="The statistics couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <Placeholder height={HEIGHT} />
    );
  return (
    <div className="grid gap-4 lg:grid-cols-3 print:grid-cols-3">
      <Reach reach={data.reach} channel={channel} />
      <Engagement engagement={data.engagement} />
      <Growth growth={data.growth} channel={channel} />
    </div>
  );
}

function Reach({ reach, channel }: { reach: ChannelStatistics["reach"]; channel: ChannelProfile }) {
  return (
    <Panel
      title="Estimated reach"
      value={reach.reach === null ? null : formatCompact(reach.reach)}
      unit={reach.percent === null ? "per post" : `per post, ${formatPercent(reach.percent)} of followers`}
      missing={missingPosts(reach.posts, "views")}
      chart={
        reach.median_views !== null && (
          <dl className="grid grid-cols-2 gap-x-4 text-sm">
            <Figure name="Median views">{formatInteger(reach.median_views)}</Figure>
            <Figure name="Followers">{channel.followers === null ? "Hidden" : formatInteger(channel.followers)}</Figure>
          </dl>
        )
      }
      basis={
        <>
          <Formula>
            Median views of the newest posts, capped at the number of followers. Posts count from {REACH_AGE_HOURS}{" "}
            hours after publication.
          </Formula>
          <Posts {...reach} />
        </>
      }
    />
  );
}

function Engagement({ engagement }: { engagement: ChannelStatistics["engagement"] }) {
  const { basis, bins, median, posts } = engagement;
  const base = basis === "views" ? "views" : "followers";
  return (
    <Panel
      title="Engagement rate"
      value={median === null ? null : formatPercent(median)}
      unit="median of the newest posts"
      missing={missingPosts(posts, "figures")}
      chart={
        bins.length > 0 && (
          <Histogram
            label="Posts by engagement rate, in percent"
            bins={bins.map((bin) => ({ key: String(bin.from), ...binWords(bin), count: bin.posts }))}
            color="var(--chart-2)"
          />
        )
      }
      basis={
        <>
          <Formula>
            (likes + comments + shares) ÷ {base}, per post
            {basis === "followers" && ", because the posts' views aren't reported"}.
          </Formula>
          <Posts {...engagement} />
        </>
      }
    />
  );
}

function Growth({ growth, channel }: { growth: ChannelStatistics["growth"]; channel: ChannelProfile }) {
  if (!growth)
    return <Panel title="Growth among peers" value={null} missing="No follower count from 30 days ago." basis={null} />;
  const { percent, median, percentile, peers, followers_from, followers_to, read_from, read_to } = growth;
  const standing = percentile === null ? null : percentileWords(percentile);
  const isOneDay = read_from?.slice(0, 10) === read_to?.slice(0, 10);
  return (
    <Panel
      title="Growth among peers"
      value={standing?.value ?? null}
      unit={standing?.unit}
      missing={`Only ${plural(peers, "comparable channel")} known. A comparison needs ${MIN_PEERS}.`}
      chart={
        median !== null && (
          <dl className="grid grid-cols-2 gap-x-4 text-sm">
            <Figure name="This channel">{formatChange(percent, formatPercent)}</Figure>
            <Figure name="Median of peers">{formatChange(median, formatPercent)}</Figure>
          </dl>
        )
      }
      basis={
        <>
          <Formula>
            Followers gained in 30 days, among the {PLATFORM_NAMES[channel.platform]} channels nearest in size,{" "}
            {formatCompact(followers_from)} to {formatCompact(followers_to)} followers.
          </Formula>
          <p>
            {plural(peers, "channel")}
            {read_from && read_to && (
              <>
                , updated <Time value={read_from} form="date" />
                {!isOneDay && (
                  <>
                    {" "}
                    to <Time value={read_to} form="date" />
                  </>
                )}
              </>
            )}
          </p>
        </>
      }
    />
  );
}

const missingPosts = (posts: number, what: string): string =>
  posts === 0 ? `No stored post has ${what}.` : `Only ${plural(posts, "post")} with ${what}. ${MIN_POSTS} are needed.`;

interface PanelProps {
  title: string;
  /** null: unknown. */
  value: string | null;
  unit?: string | undefined;
  /** Why it is unknown. */
  missing: string;
  chart?: ReactNode;
  basis: ReactNode;
}

function Panel({ title, value, unit, missing, chart, basis }: PanelProps) {
  return (
    <section aria-label={title} className="panel flex min-w-0 flex-col gap-3 p-4 md:p-5">
      <h2 className="font-semibold text-base">{title}</h2>
      {value === null ? (
        <p className="text-muted text-sm">{missing}</p>
      ) : (
        <p>
          <span className="font-medium text-2xl tabular-nums tracking-tight">{value}</span>{" "}
          <span className="text-muted text-sm">{unit}</span>
        </p>
      )}
      {chart}
      <div className="mt-auto flex flex-col gap-1 text-muted text-xs">{basis}</div>
    </section>
  );
}

const Formula = ({ children }: { children: ReactNode }) => <p className="text-pretty">{children}</p>;

/** How many posts count, from when, and the date of their figures. */
function Posts({ posts, published_from, published_to, read_at }: ChannelStatistics["reach"] | Dated) {
  if (!published_from || !published_to || !read_at) return null;
  return (
    <p>
      {plural(posts, "post")} of <Time value={published_from} form="date" /> to{" "}
      <Time value={published_to} form="date" />, figures of <Time value={read_at} form="date" />
    </p>
  );
}
type Dated = ChannelStatistics["engagement"];

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="font-medium text-lg tabular-nums">{children}</dd>
    </div>
  );
}
