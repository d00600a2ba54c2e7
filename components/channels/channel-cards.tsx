import { CompactNumber } from "@/components/ui/figure";
import { SelectRow } from "@/components/ui/select-rows";
import type { Selection } from "@/components/ui/selection";
import { formatInteger } from "@/lib/core/format";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import type { TableChannel } from "./channel-columns";
import { ChannelIdentity } from "./channel-identity";
import { FollowerSparkline, Gained, GainedPercent } from "./growth-figures";
import { SaveToggle } from "./save-toggle";

interface ChannelCardsProps {
  label: string;
  channels: readonly TableChannel[];
  canSave: boolean;
  selection?: Selection<TableChannel> | undefined;
}

/** The list on narrow screens: the same channels, each with size, growth and how many of its videos are tracked. */
export function ChannelCards({ label, channels, canSave, selection }: ChannelCardsProps) {
  return (
    <ul aria-label={label} className="border-rule border-t">
      {channels.map((channel) => (
        <li
          key={channel.id}
          data-row={channel.id}
          data-selected={selection?.has(channel.id) || undefined}
          className="group/row relative flex flex-col gap-2.5 border-separator border-b py-3.5 max-md:-mx-4 max-md:px-4 text-sm active:bg-surface-secondary data-selected:bg-accent/8"
        >
          <div className="flex items-center justify-between gap-2">
            <span className="flex min-w-0 items-center">
              {selection && (
                <span className="-ml-1.5">
                  <SelectRow row={channel} name={channel.name || channel.username} selection={selection} />
                </span>
              )}
              <ChannelIdentity channel={channel} coversRow />
            </span>
            <span className="flex shrink-0 items-center gap-1">
              {channel.recent_followers && <FollowerSparkline followers={channel.recent_followers} />}
              {canSave && <SaveToggle channel={channel} isIcon />}
            </span>
          </div>
          <dl className="grid grid-cols-3 gap-x-2">
            <Figure name="Followers">
              <CompactNumber value={channel.followers} missing={`not shared by ${PLATFORM_NAMES[channel.platform]}`} />
            </Figure>
            <Figure name="Last 30 days">
              <span className="flex flex-wrap items-baseline gap-x-1.5">
                <Gained value={channel.gained_30d} />
                {channel.gained_percent_30d !== null && channel.gained_30d !== 0 && (
                  <GainedPercent value={channel.gained_percent_30d} className="font-normal text-xs" />
                )}
              </span>
            </Figure>
            <Figure name="Your videos">
              <span className={`tabular-nums ${channel.trackings === 0 ? "text-muted" : ""}`}>
                {formatInteger(channel.trackings)}
              </span>
            </Figure>
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="font-medium text-base">{children}</dd>
    </div>
  );
}
