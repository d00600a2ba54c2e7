import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { LedgerFilter, LedgerKind, LedgerUnit } from "@/lib/billing/schemas";
import { KINDS_OF } from "./words";

/** URL parameters of the ledger. Days are in the reader's time zone. */
export const ledgerParams = {
  unit: parseAsStringLiteral(LedgerUnit.options).withDefault("money"),
  kind: parseAsStringLiteral(LedgerKind.options),
  from: parseAsString.withDefault(""),
  to: parseAsString.withDefault(""),
};
export const loadLedgerParams = createLoader(ledgerParams);
export type LedgerParams = Awaited<ReturnType<typeof loadLedgerParams>>;

export const NO_FILTER = { kind: null, from: null, to: null } as const;

/** Converts URL parameters to a filter. Invalid values are dropped, which shows more entries instead of an error. */
export function toLedgerFilter({ unit, kind, from, to }: LedgerParams, zone: string): LedgerFilter {
  const { shape } = LedgerFilter;
  return {
    unit,
    kind: kind && KINDS_OF[unit].includes(kind) ? kind : undefined,
    from: shape.from.safeParse(from).data,
    to: shape.to.safeParse(to).data,
    zone,
  };
}

/** Returns whether the ledger is filtered by more than its unit. */
export const isNarrowed = ({ kind, from, to }: LedgerFilter): boolean => Boolean(kind || from || to);
