import type { Recent } from "@/components/session/recent-places";
import { PaletteGroup, PaletteItem } from "@/components/ui/palette-item";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import type { ChannelHit, VideoHit } from "./use-hits";

interface FoundHitsProps {
  videos: readonly VideoHit[];
  channels: readonly ChannelHit[];
  onVisit: (place: Recent) => void;
}

/** Videos and saved channels. Text from platforms may have any script and length. */
export function FoundHits({ videos, channels, onVisit }: FoundHitsProps) {
  return (
    <>
      {videos.length > 0 && (
        <PaletteGroup heading="Videos">
          {videos.map(({ id, platform, title, creator, video_link }) => {
            const name = title?.trim() || video_link;
            return (
              <PaletteItem
                key={id}
                value={`video ${id}`}
                icon={<PlatformGlyph platform={platform} isWordHidden />}
                note={creator}
                onSelect={() => onVisit({ href: `/videos/${encodeURIComponent(id)}`, name, kind: "video" })}
              >
                {name}
              </PaletteItem>
            );
          })}
        </PaletteGroup>
      )}
      {channels.length > 0 && (
        <PaletteGroup heading="Saved channels">
          {channels.map(({ id, platform, username, name }) => (
            <PaletteItem
              key={id}
              value={`channel ${id}`}
              icon={<PlatformGlyph platform={platform} isWordHidden />}
              note={`@${username}`}
              onSelect={() =>
                onVisit({ href: `/channels/${encodeURIComponent(id)}`, name: name ?? username, kind: "channel" })
              }
            >
              {name ?? username}
            </PaletteItem>
          ))}
        </PaletteGroup>
      )}
    </>
  );
}
