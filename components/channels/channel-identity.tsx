import Link from "next/link";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import type { ListedChannel } from "@/lib/channels/channels/dashboard-schemas";
import { ChannelPicture } from "./channel-picture";
import { VerifiedMark } from "./verified-mark";

interface ChannelIdentityProps {
  channel: Pick<ListedChannel, "id" | "name" | "username" | "platform" | "is_verified">;
  /** All on one line. */
  isCompact?: boolean;
  /** The link covers the row, which is positioned; keys find it there. */
  coversRow?: boolean;
}

/** Renders a channel's picture and name, linked to its page. */
export function ChannelIdentity({ channel, isCompact = false, coversRow = false }: ChannelIdentityProps) {
  const name = channel.name || channel.username;
  const link = coversRow
    ? "block rounded-sm outline-offset-2 after:absolute after:inset-0 hover:underline focus-visible:outline-2 focus-visible:outline-focus"
    : "tap-target flex items-center underline-offset-2 hover:underline";
  return (
    <span className="flex min-w-0 items-center gap-3">
      <ChannelPicture id={channel.id} name={name} size={isCompact ? "tiny" : "small"} />
      <span className={`min-w-0 flex-1 ${isCompact ? "flex items-center gap-2.5" : ""}`}>
        <Link
          href={`/channels/${channel.id}`}
          prefetch={coversRow ? false : undefined}
          data-row-link={coversRow || undefined}
          className={`min-w-0 font-medium ${isCompact ? "shrink-0 max-w-3/5" : ""} ${link}`}
        >
          <bdi className="block truncate">{name}</bdi>
        </Link>
        <span className="flex min-w-0 items-center gap-x-1.5 text-muted text-xs">
          <PlatformGlyph platform={channel.platform} className="shrink-0" />
          <span aria-hidden>·</span>
          <bdi className="truncate">@{channel.username}</bdi>
          <VerifiedMark channel={channel} />
        </span>
      </span>
    </span>
  );
}
