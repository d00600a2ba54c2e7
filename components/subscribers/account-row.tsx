import { Button } from "@heroui/react/button";
import { ExternalLink, Trash2 } from "lucide-react";
import { CompactNumber } from "@/components/ui/figure";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { StackedCell } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { PLATFORM_OF, profileUrl } from "@/lib/channels/subscribers/rules";
import type { SubscriberRow } from "@/lib/channels/subscribers/schemas";
import { AccountState } from "./account-state";
import { accountName, accountWords, growthWords } from "./words";

interface AccountRowProps {
  account: SubscriberRow;
  isChosen: boolean;
  onChoose: () => void;
  onRemove?: () => void;
}

/** The name's button covers the row and selects the history to draw; exact numbers show while it is focused. */
export function AccountRow({ account, isChosen, onChoose, onRemove }: AccountRowProps) {
  return (
    <tr
      className={`group/row relative block border-rule border-b py-3 max-md:-mx-4 max-md:px-4 hover:bg-surface-secondary has-focus-visible:bg-surface-secondary md:table-row md:py-0 ${isChosen ? "bg-default/50" : ""}`}
    >
      <th scope="row" className="block py-1 pr-4 text-left font-medium md:table-cell md:py-2.5 md:align-top">
        <span className="flex items-center gap-2">
          <button
            type="button"
            aria-pressed={isChosen}
            onClick={onChoose}
            className="tap-target min-w-0 cursor-pointer text-left after:absolute after:inset-0 hover:underline"
          >
            <bdi className="break-all">{accountName(account)}</bdi>
            <span className="sr-only">: show history</span>
          </button>
          <a
            href={profileUrl(account.type, account.username)}
            target="_blank"
            rel="noreferrer"
            aria-label={`Open ${accountWords(account)} in a new tab`}
            className="tap-target tap-target--square relative z-1 inline-flex size-6 items-center justify-center rounded-sm text-muted hover:text-foreground"
          >
            <ExternalLink aria-hidden size={14} />
          </a>
        </span>
        <PlatformGlyph platform={PLATFORM_OF[account.type]} className="font-normal text-muted text-xs" />
      </th>
      <StackedCell label="Updated">
        <AccountState account={account} />
      </StackedCell>
      <StackedCell label="Followers" isNumeric>
        <CompactNumber value={account.current} missing="no count yet" className="font-semibold" />
      </StackedCell>
      <StackedCell label="Previous" isNumeric>
        <CompactNumber value={account.previous} missing="no second count yet" />
        {account.previous_at && (
          <span className="text-muted text-xs md:block">
            <span className="md:hidden"> · </span>
            <Time value={account.previous_at} form="relative" />
          </span>
        )}
      </StackedCell>
      <StackedCell label="Growth" isNumeric>
        {account.growth === null ? (
          <CompactNumber value={null} missing="requires two counts" />
        ) : (
          growthWords(account.growth, account.growth_percent)
        )}
      </StackedCell>
      {onRemove && (
        <td className="absolute top-2 right-2 md:static md:table-cell md:py-1 md:text-right md:align-top">
          <Button
            isIconOnly
            size="sm"
            variant="ghost"
            aria-label={`Remove ${accountWords(account)}`}
            onPress={onRemove}
            className="relative z-1 text-muted"
          >
            <Trash2 aria-hidden />
          </Button>
        </td>
      )}
    </tr>
  );
}
