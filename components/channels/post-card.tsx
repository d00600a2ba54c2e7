import { CompactNumber } from "@/components/ui/figure";
import { PlatformLink } from "@/components/ui/platform-link";
import { Time } from "@/components/ui/time";
import type { ChannelPost, PostRows } from "@/lib/channels/channels/dashboard-schemas";
import { formatPercent } from "@/lib/core/format";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import type { Platform } from "@/lib/platforms/schemas";

interface PostCardProps {
  post: ChannelPost;
  platform: Platform;
  /** What the engagement rate is a percentage of. */
  basis: PostRows["engagement_basis"];
}

const FIGURES = ["views", "likes", "comments", "shares"] as const;
const NAMES = { views: "Views", likes: "Likes", comments: "Comments", shares: "Shares" };

export function PostCard({ post, platform, basis }: PostCardProps) {
  const name = PLATFORM_NAMES[platform];
  return (
    <li className="flex min-w-0 flex-col gap-2 border-rule border-b py-4 text-sm">
      <p className="flex items-center justify-between gap-3 text-muted text-xs">
        <Time value={post.published_at} />
        <PlatformLink platform={platform} href={post.link} />
      </p>
      {post.caption ? (
        <p dir="auto" title={post.caption} className="line-clamp-4 whitespace-pre-line break-words text-left">
          {post.caption.replaceAll(/\n\s*\n/g, "\n")}
        </p>
      ) : (
        <p className="text-muted">No caption</p>
      )}
      <dl className="mt-auto grid grid-cols-4 gap-2 pt-1">
        {FIGURES.map((figure) => (
          <div key={figure} className="min-w-0">
            <dt className="text-muted text-xs">{NAMES[figure]}</dt>
            <dd>
              <CompactNumber value={post[figure]} missing={`not reported by ${name}`} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-muted text-xs">
        {post.engagement_rate !== null && (
          <>
            <span className="text-foreground tabular-nums">{formatPercent(post.engagement_rate)}</span> engagement by{" "}
            {basis} ·{" "}
          </>
        )}
        Numbers from <Time value={post.read_at} />
      </p>
    </li>
  );
}
