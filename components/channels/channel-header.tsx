import { ArrowLeft, ExternalLink } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Figure } from "@/components/ui/figure";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { Time } from "@/components/ui/time";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { formatInteger } from "@/lib/core/format";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { ChannelPicture } from "./channel-picture";
import { CountryName } from "./country-name";
import { SaveToggle } from "./save-toggle";

export function ChannelHeader({ channel, canSave }: { channel: ChannelProfile; canSave: boolean }) {
  const platform = PLATFORM_NAMES[channel.platform];
  const name = channel.name || channel.username;
  return (
    <header className="flex flex-col gap-4">
      <Link
        href="/channels"
        className="tap-target inline-flex w-fit items-center gap-1.5 text-muted text-sm hover:text-foreground print:hidden"
      >
        <ArrowLeft aria-hidden size={16} />
        Channels
      </Link>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <ChannelPicture id={channel.id} name={name} size="large" />
        <div className="flex min-w-0 flex-1 basis-56 flex-col gap-1.5">
          <h1 dir="auto" className="line-clamp-2 break-words text-left font-semibold text-xl tracking-tight">
            {name}
          </h1>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
            <bdi className="max-w-full truncate">@{channel.username}</bdi>
            <PlatformGlyph platform={channel.platform} />
            <a
              href={channel.url}
              target="_blank"
              rel="noopener noreferrer"
              className="tap-target inline-flex items-center gap-1 text-link underline-offset-2 hover:underline"
            >
              Open on {platform}
              <ExternalLink aria-hidden size={14} />
              <span className="sr-only">(opens a new tab)</span>
            </a>
          </p>
          <Description text={channel.description} />
        </div>
        {canSave && <SaveToggle channel={channel} />}
      </div>
      {channel.unavailable_since && (
        <p role="status" className="border-warning border-l-2 py-1 pl-3 text-sm">
          {platform} has reported this account as gone since <Time value={channel.unavailable_since} />. The numbers are
          the last ones available.
        </p>
      )}
      {channel.is_stub && (
        <p role="status" className="border-accent border-l-2 py-1 pl-3 text-sm">
          The profile hasn't been fetched yet. Save this channel to update it now and daily.
        </p>
      )}
      {channel.is_private && (
        <p role="status" className="border-warning border-l-2 py-1 pl-3 text-sm">
          This account is private: {platform} shows only its profile.
        </p>
      )}
      <Facts channel={channel} />
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

/** Renders the counts of the latest snapshot. */
function Facts({ channel }: { channel: ChannelProfile }) {
  const missing = `not shared by ${PLATFORM_NAMES[channel.platform]}`;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 border-rule border-y py-3 sm:grid-cols-3 lg:grid-cols-6">
      <Fact name={channel.platform === "youtube" ? "Subscribers" : "Followers"}>
        <Figure value={channel.followers} missing={missing} className="font-medium text-lg" />
        {channel.platform === "youtube" && <span className="block text-muted text-xs">rounded by YouTube</span>}
      </Fact>
      <Fact name="Follows">
        <Figure value={channel.follows} missing={missing} className="font-medium text-lg" />
      </Fact>
      <Fact name="Posts">
        <Figure value={channel.post_count} missing={missing} className="font-medium text-lg" />
      </Fact>
      <Fact name="Country">
        {channel.country ? <CountryName code={channel.country} /> : <span className="text-muted">unknown</span>}
      </Fact>
      <Fact name="Categories">
        {channel.categories.length > 0 ? (
          <bdi className="break-words">{channel.categories.join(", ")}</bdi>
        ) : (
          <span className="text-muted">unknown</span>
        )}
      </Fact>
      <Fact name="Updated">
        <Time value={channel.read_at} form="relative" />
        {channel.trackings > 0 && (
          <span className="block text-muted text-xs">
            You track{" "}
            <Link
              href={`/videos?q=${encodeURIComponent(channel.name || channel.username)}`}
              className="text-link underline-offset-2 hover:underline"
            >
              {channel.trackings === 1 ? "1 of its videos" : `${formatInteger(channel.trackings)} of its videos`}
            </Link>
          </span>
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
