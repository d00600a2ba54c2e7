import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { LedgerFilter, LedgerKind, LedgerUnit } from "@/lib/billing/schemas";
import { KINDS_OF } from "./words";

/** What of the ledger stands in the URL; the days are the reader's own. */
export const ledgerParams = {
  unit: parseAsStringLiteral(LedgerUnit.options).withDefault("money"),
  kind: parseAsStringLiteral(LedgerKind.options),
  from: parseAsString.withDefault(""),
  to: parseAsString.withDefault(""),
};
export const loadLedgerParams = createLoader(ledgerParams);
export type LedgerParams = Awaited<ReturnType<typeof loadLedgerParams>>;

export const NO_FILTER = { kind: null, from: null, to: null } as const;

/** Anything may be typed into a URL: what cannot be a value is left out, and more is shown, not an error. */
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

/** Whether anything narrows the ledger of a unit. */
export const isNarrowed = ({ kind, from, to }: LedgerFilter): boolean => Boolean(kind || from || to);
