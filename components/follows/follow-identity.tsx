import Link from "next/link";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import type { FollowRow } from "@/lib/insight/follows/dashboard-schemas";

/** The followed channel's name, linked to the follow. */
export function FollowIdentity({ follow }: { follow: FollowRow }) {
  return (
    <span className="flex min-w-0 flex-col">
      <Link
        href={`/following/${follow.id}`}
        className="tap-target w-fit max-w-full truncate text-link underline-offset-2 hover:underline"
      >
        <bdi>{follow.channel_name || follow.username}</bdi>
      </Link>
      <span className="flex min-w-0 items-center gap-x-1.5 font-normal text-muted text-xs">
        <PlatformGlyph platform={follow.platform} className="shrink-0" />
        <bdi className="truncate">@{follow.username}</bdi>
        {follow.competitor && <span className="shrink-0">· Competitor</span>}
      </span>
    </span>
  );
}
