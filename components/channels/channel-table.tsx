import { CompactNumber } from "@/components/ui/figure";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import type { ListedChannel } from "@/lib/channels/channels/dashboard-schemas";
import { formatInteger } from "@/lib/core/format";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { ChannelIdentity } from "./channel-identity";
import { CountryName } from "./country-name";
import { SaveToggle } from "./save-toggle";

interface ChannelTableProps {
  /** The table's name for screen readers. */
  caption: string;
  channels: readonly ListedChannel[];
  canSave: boolean;
}

const HEADINGS = ["Channel", "Followers", "Country", "Your videos", "Read"];

export function ChannelTable({ caption, channels, canSave }: ChannelTableProps) {
  return (
    <StackedTable caption={caption} headings={HEADINGS} hasActions={canSave}>
      {channels.map((channel) => (
        <tr key={channel.id} className="relative block border-rule border-b py-3 md:table-row md:py-0">
          <td className="block max-w-full pb-1 md:table-cell md:w-2/5 md:max-w-0 md:py-2 md:pr-4">
            <ChannelIdentity channel={channel} />
          </td>
          <StackedCell label="Followers">
            <CompactNumber value={channel.followers} missing={`not shared by ${PLATFORM_NAMES[channel.platform]}`} />
          </StackedCell>
          <StackedCell label="Country">
            {channel.country ? <CountryName code={channel.country} /> : <NotKnown />}
          </StackedCell>
          <StackedCell label="Your videos">
            <span className="tabular-nums">{formatInteger(channel.trackings)}</span>
          </StackedCell>
          <StackedCell label="Updated">
            <span className="text-muted">
              <Time value={channel.read_at} form="relative" />
            </span>
          </StackedCell>
          {canSave && (
            <td className="block pt-2 md:table-cell md:py-2 md:text-right">
              <SaveToggle channel={channel} />
            </td>
          )}
        </tr>
      ))}
    </StackedTable>
  );
}

function NotKnown() {
  return (
    <span className="text-muted" title="hidden by the channel">
      <span aria-hidden>—</span>
      <span className="sr-only">unknown</span>
    </span>
  );
}
