"use client";

import { useQuery } from "@tanstack/react-query";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { AudienceSummary } from "./audience-summary";
import { FollowersSection } from "./followers-section";
import { nextStepOf } from "./next-step";
import { NextStepPanel } from "./next-step-panel";
import { PostCard } from "./post-card";
import { postsQuery } from "./queries";
import type { ChannelSection } from "./search-params";
import { StatisticsSection } from "./statistics-section";
import { TrackedVideos } from "./tracked-videos";

const NEWEST = 3;

interface OverviewSectionProps {
  channel: ChannelProfile;
  canEdit: boolean;
  onOpen: (section: ChannelSection) => void;
}

/** All that is known of the channel at a glance; what is missing has one next step. */
export function OverviewSection({ channel, canEdit, onOpen }: OverviewSectionProps) {
  const step = nextStepOf(channel, canEdit);
  const hasVideos = channel.trackings > 0;
  const isSplit = hasVideos && (channel.has_audience || step !== null);
  return (
    <div className="flex flex-col gap-4">
      {step === "save" && <NextStepPanel channel={channel} step={step} />}
      <div className="panel p-4 md:p-5">
        <FollowersSection channel={channel} />
      </div>
      <div className={isSplit ? "grid items-start gap-4 xl:grid-cols-[3fr_2fr]" : "grid gap-4"}>
        {hasVideos && <TrackedVideos channel={channel} />}
        {channel.has_audience && <AudienceSummary channel={channel} onOpen={() => onOpen("audience")} />}
        {step && step !== "save" && <NextStepPanel channel={channel} step={step} />}
      </div>
      <StatisticsSection channel={channel} />
      <NewestPosts channel={channel} onOpen={() => onOpen("posts")} />
    </div>
  );
}

/** Nothing while no post is stored: the next step says why. */
function NewestPosts({ channel, onOpen }: { channel: ChannelProfile; onOpen: () => void }) {
  const { data } = useQuery({ ...postsQuery(channel.id, 1), enabled: channel.recent !== null });
  if (!data || data.rows.length === 0) return null;
  return (
    <section aria-labelledby="newest-posts" className="panel flex flex-col gap-1 p-4 md:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="newest-posts" className="font-semibold text-base">
          Recent posts
        </h2>
        <button type="button" onClick={onOpen} className="tap-target cursor-pointer text-link text-sm hover:underline">
          View posts
        </button>
      </div>
      <ul
        aria-label="Recent posts"
        className="-mb-3 grid gap-x-8 lg:grid-cols-3 print:grid-cols-3 [&>li:last-child]:border-b-0 lg:[&>li]:border-b-0"
      >
        {data.rows.slice(0, NEWEST).map((post) => (
          <PostCard key={post.id} post={post} platform={channel.platform} basis={data.engagement_basis} />
        ))}
      </ul>
    </section>
  );
}
