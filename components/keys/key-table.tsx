"use client";

import { Button } from "@heroui/react/button";
import { CornerDownRight } from "lucide-react";
import Link from "next/link";
import { CompactNumber } from "@/components/ui/figure";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import type { KeyRow } from "@/lib/developers/keys/schemas";
import { ageWords } from "./words";

interface KeyTableProps {
  keys: readonly KeyRow[];
  /** Absent without the right to manage keys. */
  onLimit?: (key: KeyRow) => void;
  onRotate?: (key: KeyRow) => void;
  onRevoke?: (key: KeyRow) => void;
}

export function KeyTable({ keys, onLimit, onRotate, onRevoke }: KeyTableProps) {
  return (
    <StackedTable
      caption="API keys"
      headings={["Name", "Roles", "Created", { name: "Calls", isNumeric: true }, "Last used", "Expires"]}
      hasActions={onRevoke !== undefined}
    >
      {keys.map((key) => (
        <tr
          key={key.id}
          id={`key-${key.id}`}
          className="group/row block border-rule border-b py-3 md:table-row md:py-0"
        >
          <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
            <KeyName replaced={key.replaced_by !== null}>
              <bdi className="wrap-anywhere">{key.name}</bdi>
              <span className="block font-mono font-normal text-muted text-xs">…{key.hint}</span>
              {key.allowed_ranges.length > 0 && (
                <span className="wrap-anywhere block font-normal text-muted text-xs">
                  only from {key.allowed_ranges.join(", ")}
                </span>
              )}
              {key.replaced_by && (
                <span className="block font-normal text-muted text-xs">replaced by the key above</span>
              )}
            </KeyName>
          </th>
          <StackedCell label="Roles">
            <span className="flex flex-wrap gap-x-2 font-mono text-xs leading-5">
              {key.roles.map((role) => (
                <span key={role}>{role}</span>
              ))}
            </span>
          </StackedCell>
          <StackedCell label="Created">
            <Time value={key.created_at} form="date" />
            <span className={`block text-xs ${key.is_old ? "text-warning" : "text-muted"}`}>
              {ageWords(key.age_days)}
              {key.is_old && ": rotate"}
            </span>
          </StackedCell>
          <StackedCell label="Calls" isNumeric>
            <Link
              href={`/requests?key=${encodeURIComponent(key.id)}`}
              aria-label={`Calls of ${key.name}`}
              className="tap-target text-link underline-offset-2 hover:underline"
            >
              <CompactNumber align="right" value={key.calls} />
            </Link>
          </StackedCell>
          <StackedCell label="Last used">
            {key.last_used_at ? <Time value={key.last_used_at} form="relative" /> : <Quiet>never</Quiet>}
          </StackedCell>
          <StackedCell label="Expires">
            <Expiry of={key} />
          </StackedCell>
          {onRevoke && (
            <td className="flex flex-wrap justify-end gap-1 pt-2 md:table-cell md:whitespace-nowrap md:py-1 md:text-right md:align-top">
              {onLimit && !key.is_expired && (
                <Button
                  size="sm"
                  variant="ghost"
                  aria-label={`Allowed addresses of ${nameOf(key, keys)}`}
                  onPress={() => onLimit(key)}
                >
                  Addresses
                </Button>
              )}
              {onRotate && key.replaced_by === null && !key.is_expired && (
                <Button
                  size="sm"
                  variant={key.is_old ? "outline" : "ghost"}
                  aria-label={`Rotate ${nameOf(key, keys)}`}
                  onPress={() => onRotate(key)}
                >
                  Rotate
                </Button>
              )}
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Revoke ${nameOf(key, keys)}`}
                onPress={() => onRevoke(key)}
              >
                Revoke
              </Button>
            </td>
          )}
        </tr>
      ))}
    </StackedTable>
  );
}

/** Both keys of a rotated pair have the same name. */
const nameOf = (key: KeyRow, keys: readonly KeyRow[]): string =>
  keys.some(({ id, name }) => id !== key.id && name === key.name) ? `${key.name} …${key.hint}` : key.name;

function KeyName({ replaced, children }: { replaced: boolean; children: React.ReactNode }) {
  if (!replaced) return <>{children}</>;
  return (
    <span className="flex gap-2 pl-1 text-muted">
      <CornerDownRight aria-hidden size={16} className="mt-0.5 shrink-0" />
      <span>{children}</span>
    </span>
  );
}

function Expiry({ of: key }: { of: KeyRow }) {
  if (key.expires_at === null) return <Quiet>never</Quiet>;
  if (key.is_expired)
    return (
      <span className="text-danger">
        expired <Time value={key.expires_at} form="relative" />
      </span>
    );
  return <Time value={key.expires_at} form={key.replaced_by ? "datetime" : "date"} />;
}

function Quiet({ children }: { children: string }) {
  return <span className="text-muted">{children}</span>;
}
