import type { ReactNode } from "react";
import { BackLink } from "@/components/ui/back-link";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { PlatformLink } from "@/components/ui/platform-link";
import { Time } from "@/components/ui/time";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { ChannelPicture } from "./channel-picture";
import { CountryName } from "./country-name";
import { SaveToggle } from "./save-toggle";
import { VerifiedMark } from "./verified-mark";

interface ChannelHeaderProps {
  channel: ChannelProfile;
  canSave: boolean;
  /** Buttons that the page adds. */
  actions?: ReactNode;
}

export function ChannelHeader({ channel, canSave, actions }: ChannelHeaderProps) {
  const platform = PLATFORM_NAMES[channel.platform];
  const name = channel.name || channel.username;
  return (
    <header className="flex flex-col gap-4">
      <BackLink href="/channels" className="print:hidden">
        Channels
      </BackLink>
      <div className="flex flex-wrap items-start gap-x-5 gap-y-3">
        <ChannelPicture id={channel.id} name={name} size="large" />
        <div className="flex min-w-0 flex-1 basis-56 flex-col gap-1.5">
          <div className="flex items-center gap-2">
            <h1 dir="auto" className="line-clamp-2 break-words text-left font-semibold text-2xl tracking-tight">
              {name}
            </h1>
            <VerifiedMark channel={channel} size={20} />
          </div>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
            <bdi className="max-w-full truncate">@{channel.username}</bdi>
            <PlatformGlyph platform={channel.platform} />
            {channel.country && <CountryName code={channel.country} />}
            {channel.categories.length > 0 && (
              <bdi className="max-w-full truncate">{channel.categories.join(", ")}</bdi>
            )}
            <span>
              Updated <Time value={channel.read_at} form="relative" />
            </span>
          </p>
          <Description text={channel.description} />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <PlatformLink platform={channel.platform} href={channel.url} look="button" />
          {canSave && <SaveToggle channel={channel} />}
          {actions}
        </div>
      </div>
      {channel.unavailable_since && (
        <p role="status" className="border-warning border-l-2 py-1 pl-3 text-sm">
          {platform} has reported this account as unavailable since <Time value={channel.unavailable_since} />. These
          are the last numbers it reported.
        </p>
      )}
      {channel.is_private && (
        <p role="status" className="border-warning border-l-2 py-1 pl-3 text-sm">
          This account is private: {platform} shows only its profile.
        </p>
      )}
    </header>
  );
}

const SHORT = 240;

function Description({ text }: { text: string | null }) {
  if (!text?.trim()) return null;
  const body = (
    <p dir="auto" className="max-w-prose whitespace-pre-line break-words text-left">
      {text}
    </p>
  );
  if (text.length <= SHORT) return body;
  return (
    <details className="max-w-prose text-sm">
      <summary className="tap-target cursor-pointer">
        <bdi className="break-words">{[...text].slice(0, SHORT / 2).join("")}…</bdi>{" "}
        <span className="text-link">Full description</span>
      </summary>
      <div className="pt-2">{body}</div>
    </details>
  );
}
