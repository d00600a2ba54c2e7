import type { ReactNode } from "react";
import { Figure } from "@/components/ui/figure";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { MIN_POSTS } from "@/lib/channels/channels/post-rules";
import { formatPercent, plural } from "@/lib/core/format";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { Gained, GainedPercent } from "./growth-figures";

const NUMBER = "font-medium text-[1.75rem] leading-9 tracking-tight";

/** The channel's figures in one divided strip: size, growth, and what its recent posts reach. */
export function ChannelKpis({ channel }: { channel: ChannelProfile }) {
  const { platform, recent } = channel;
  const missing = `not shared by ${PLATFORM_NAMES[platform]}`;
  const ofPosts = recent ? `of the newest ${plural(recent.posts, "post")}` : "no posts stored";
  const hidden = recent ? "not reported for these posts" : "no posts stored";
  return (
    <dl className="panel grid grid-cols-2 overflow-hidden sm:grid-cols-3 xl:auto-cols-fr xl:grid-flow-col xl:grid-cols-none">
      <Tile
        name={platform === "youtube" ? "Subscribers" : "Followers"}
        note={platform === "youtube" ? "rounded by YouTube" : "at the last update"}
      >
        <Figure value={channel.followers} missing={missing} className={NUMBER} />
      </Tile>
      <Tile
        name="Last 30 days"
        note={
          channel.gained_percent_30d !== null ? (
            <>
              <GainedPercent value={channel.gained_percent_30d} /> followers
            </>
          ) : (
            "no count from 30 days ago"
          )
        }
      >
        <Gained value={channel.gained_30d} className={NUMBER} />
      </Tile>
      <Tile name="Average views" note={ofPosts}>
        <Figure value={recent?.average_views ?? null} missing={hidden} className={NUMBER} />
      </Tile>
      <Tile
        name="Engagement rate"
        note={recent?.engagement_rate != null ? `median of ${plural(recent.posts, "post")}` : ofPosts}
      >
        {recent?.engagement_rate != null ? (
          <span
            className={`tabular-nums ${NUMBER}`}
            title={`(likes + comments + shares) ÷ ${recent.engagement_basis}, median of the posts`}
          >
            {formatPercent(recent.engagement_rate)}
          </span>
        ) : (
          <Figure
            value={null}
            missing={recent && recent.posts < MIN_POSTS ? `needs ${MIN_POSTS} posts` : hidden}
            className={NUMBER}
          />
        )}
      </Tile>
      {channel.post_count !== null && (
        <Tile name="Posts" note="published">
          <Figure value={channel.post_count} className={NUMBER} />
        </Tile>
      )}
      {channel.follows !== null && (
        <Tile name="Follows" note="accounts">
          <Figure value={channel.follows} className={NUMBER} />
        </Tile>
      )}
    </dl>
  );
}

/** Its lines are drawn on two sides, so that every row and column of the strip is divided. */
function Tile({ name, note, children }: { name: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className="-mt-px -ml-px flex min-w-0 flex-col border-rule border-t border-l px-4 py-3">
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="min-w-0">{children}</dd>
      <dd className="text-muted text-xs tabular-nums">{note}</dd>
    </div>
  );
}
