"use client";

import { Button } from "@heroui/react/button";
import { Time } from "@/components/ui/time";
import type { KeyRow } from "@/lib/keys/schemas";

interface KeyTableProps {
  keys: readonly KeyRow[];
  /** Absent for those who may only look. */
  onRevoke?: (key: KeyRow) => void;
}

/** Rows become blocks where a table would need to scroll sideways. */
export function KeyTable({ keys, onRevoke }: KeyTableProps) {
  return (
    <table className="block w-full text-left md:table">
      <caption className="sr-only">API keys</caption>
      <thead className="hidden border-rule border-b text-muted text-xs md:table-header-group">
        <tr>
          <Heading>Name</Heading>
          <Heading>Roles</Heading>
          <Heading>Created</Heading>
          <Heading>Last used</Heading>
          <Heading>Expires</Heading>
          {onRevoke && (
            <th scope="col">
              <span className="sr-only">Actions</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {keys.map((key) => (
          <tr key={key.id} className="block border-rule border-b py-3 md:table-row md:py-0">
            <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
              {key.name}
              <span className="block font-mono font-normal text-muted text-xs">…{key.hint}</span>
            </th>
            <Cell label="Roles">
              <span className="flex flex-wrap gap-x-2 font-mono text-xs">
                {key.roles.map((role) => (
                  <span key={role}>{role}</span>
                ))}
              </span>
            </Cell>
            <Cell label="Created">
              <Time value={key.created_at} form="date" />
              {key.is_old && <span className="block text-warning text-xs">over 90 days old: rotate</span>}
            </Cell>
            <Cell label="Last used">
              {key.last_used_at ? <Time value={key.last_used_at} form="relative" /> : <Quiet>never</Quiet>}
            </Cell>
            <Cell label="Expires">
              {key.expires_at ? <Time value={key.expires_at} form="date" /> : <Quiet>never</Quiet>}
            </Cell>
            {onRevoke && (
              <td className="block pt-2 text-right md:table-cell md:py-1.5 md:align-top">
                <Button size="sm" variant="ghost" aria-label={`Revoke ${key.name}`} onPress={() => onRevoke(key)}>
                  Revoke
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <th scope="col" className="py-2 pr-4 font-medium">
      {children}
    </th>
  );
}

function Cell({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <td className="flex gap-3 py-0.5 pr-4 md:table-cell md:py-2.5 md:align-top">
      <span className="w-20 shrink-0 text-muted md:hidden">{label}</span>
      <span>{children}</span>
    </td>
  );
}

function Quiet({ children }: { children: string }) {
  return <span className="text-muted">{children}</span>;
}
