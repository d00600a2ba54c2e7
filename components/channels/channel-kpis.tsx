import { Figure } from "@/components/ui/figure";
import { FigureStrip, FigureTile, TILE_NUMBER as NUMBER } from "@/components/ui/figure-tile";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { MIN_POSTS } from "@/lib/channels/channels/post-rules";
import { formatPercent, plural } from "@/lib/core/format";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { Gained, GainedPercent } from "./growth-figures";

/** The channel's figures in one divided strip: size, growth, and what its recent posts reach. */
export function ChannelKpis({ channel }: { channel: ChannelProfile }) {
  const { platform, recent } = channel;
  const missing = `not shared by ${PLATFORM_NAMES[platform]}`;
  const ofPosts = recent ? `of the newest ${plural(recent.posts, "post")}` : "no posts stored";
  const hidden = recent ? "not reported for these posts" : "no posts stored";
  return (
    <FigureStrip>
      <FigureTile
        name={platform === "youtube" ? "Subscribers" : "Followers"}
        note={platform === "youtube" ? "rounded by YouTube" : "at the last update"}
      >
        <Figure value={channel.followers} missing={missing} className={NUMBER} />
      </FigureTile>
      <FigureTile
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
      </FigureTile>
      <FigureTile name="Average views" note={ofPosts}>
        <Figure value={recent?.average_views ?? null} missing={hidden} className={NUMBER} />
      </FigureTile>
      <FigureTile
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
      </FigureTile>
      {channel.post_count !== null && (
        <FigureTile name="Posts" note="published">
          <Figure value={channel.post_count} className={NUMBER} />
        </FigureTile>
      )}
      {channel.follows !== null && (
        <FigureTile name="Follows" note="accounts">
          <Figure value={channel.follows} className={NUMBER} />
        </FigureTile>
      )}
    </FigureStrip>
  );
}
