import Link from "next/link";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import type { ListedChannel } from "@/lib/channels/channels/dashboard-schemas";
import { ChannelPicture } from "./channel-picture";

type Identity = Pick<ListedChannel, "id" | "name" | "username" | "platform">;

/** Renders a channel's picture and name, linked to its page. */
export function ChannelIdentity({ channel }: { channel: Identity }) {
  const name = channel.name || channel.username;
  return (
    <span className="flex min-w-0 items-center gap-3">
      <ChannelPicture id={channel.id} name={name} />
      <span className="min-w-0">
        <Link
          href={`/channels/${channel.id}`}
          className="tap-target flex items-center font-medium underline-offset-2 hover:underline"
        >
          <bdi className="truncate">{name}</bdi>
        </Link>
        <span className="flex items-center gap-x-2 text-muted text-xs">
          <bdi className="truncate">@{channel.username}</bdi>
          <PlatformGlyph platform={channel.platform} className="shrink-0" />
        </span>
      </span>
    </span>
  );
}
