"use client";

import { Button } from "@heroui/react/button";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import type { KeyRow } from "@/lib/keys/schemas";

interface KeyTableProps {
  keys: readonly KeyRow[];
  /** Absent for those who may only look. */
  onRevoke?: (key: KeyRow) => void;
}

export function KeyTable({ keys, onRevoke }: KeyTableProps) {
  return (
    <StackedTable
      caption="API keys"
      headings={["Name", "Roles", "Created", "Last used", "Expires"]}
      hasActions={onRevoke !== undefined}
    >
      {keys.map((key) => (
        <tr key={key.id} className="block border-rule border-b py-3 md:table-row md:py-0">
          <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
            {key.name}
            <span className="block font-mono font-normal text-muted text-xs">…{key.hint}</span>
          </th>
          <StackedCell label="Roles">
            <span className="flex flex-wrap gap-x-2 font-mono text-xs">
              {key.roles.map((role) => (
                <span key={role}>{role}</span>
              ))}
            </span>
          </StackedCell>
          <StackedCell label="Created">
            <Time value={key.created_at} form="date" />
            {key.is_old && <span className="block text-warning text-xs">over 90 days old: rotate</span>}
          </StackedCell>
          <StackedCell label="Last used">
            {key.last_used_at ? <Time value={key.last_used_at} form="relative" /> : <Quiet>never</Quiet>}
          </StackedCell>
          <StackedCell label="Expires">
            {key.expires_at ? <Time value={key.expires_at} form="date" /> : <Quiet>never</Quiet>}
          </StackedCell>
          {onRevoke && (
            <td className="block pt-2 text-right md:table-cell md:py-1.5 md:align-top">
              <Button size="sm" variant="ghost" aria-label={`Revoke ${key.name}`} onPress={() => onRevoke(key)}>
                Revoke
              </Button>
            </td>
          )}
        </tr>
      ))}
    </StackedTable>
  );
}

function Quiet({ children }: { children: string }) {
  return <span className="text-muted">{children}</span>;
}
