import { Button } from "@heroui/react/button";
import Link from "next/link";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import type { ConnectedAccount } from "@/lib/channels/connections/schemas";
import { plural } from "@/lib/core/format";

interface AccountTableProps {
  accounts: readonly ConnectedAccount[];
  canManage: boolean;
  onDisconnect: (account: ConnectedAccount) => void;
}

export function AccountTable({ accounts, canManage, onDisconnect }: AccountTableProps) {
  return (
    <StackedTable
      caption="Connected accounts"
      headings={["Account", "Status", "Connected by", "Data", "Updated"]}
      hasActions={canManage}
    >
      {accounts.map((account) => (
        <tr key={account.id} className="block border-rule border-b py-3 md:table-row md:py-0">
          <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
            <span className="flex items-center gap-2">
              <PlatformGlyph platform={account.platform} />
              {account.channel_id ? (
                <Link href={`/channels/${account.channel_id}`} className="break-all text-link hover:underline">
                  {account.username}
                </Link>
              ) : (
                <span className="break-all">{account.username}</span>
              )}
            </span>
          </th>
          <StackedCell label="Status">
            <Status account={account} />
          </StackedCell>
          <StackedCell label="Connected by">
            <span className="wrap-anywhere">
              {account.is_by_invitation ? `${account.connected_by}, by invitation` : account.connected_by}
            </span>
          </StackedCell>
          <StackedCell label="Data">{plural(account.days, "day")}</StackedCell>
          <StackedCell label="Updated">
            {account.read_at ? <Time value={account.read_at} form="relative" /> : "Not yet"}
          </StackedCell>
          {canManage && (
            <td className="flex justify-end pt-2 md:table-cell md:py-1.5 md:text-right md:align-top">
              <Button
                size="sm"
                variant="ghost"
                aria-label={`${actionOf(account)} ${account.username}`}
                onPress={() => onDisconnect(account)}
              >
                {actionOf(account)}
              </Button>
            </td>
          )}
        </tr>
      ))}
    </StackedTable>
  );
}

const actionOf = ({ status }: ConnectedAccount): string => (status === "disconnected" ? "Delete data" : "Disconnect");

const FAILURES: Record<string, string> = {
  transient: "The platform didn't respond. Clipscope tries again later.",
  invalid_response: "The platform's response couldn't be read. Clipscope tries again later.",
  rate_limited: "The platform's rate limit was reached. Clipscope tries again later.",
  quota: "Today's quota is used up. Clipscope tries again once it resets.",
};

function Status({ account: { status, outcome } }: { account: ConnectedAccount }) {
  if (status === "reconnect")
    return (
      <span>
        <span className="font-medium text-warning">Needs reconnecting</span>
        <span className="block text-muted text-xs">
          {outcome === "scope" ? "A permission is missing." : "Access was removed or has expired."}
        </span>
      </span>
    );
  if (status === "disconnected") return <span className="text-muted">Disconnected</span>;
  return (
    <span>
      Connected
      {outcome && FAILURES[outcome] && <span className="block text-muted text-xs">{FAILURES[outcome]}</span>}
    </span>
  );
}
