import type { LedgerKind } from "@/lib/billing/schemas";

const KIND_NAMES: Readonly<Record<string, string>> = {
  top_up: "Top-up",
  free_credit: "Free credit",
  usage: "Usage",
  correction: "Correction",
  follower_sample: "Follower sample",
  allotment: "Allotment",
  purchase: "Credits purchased",
  points_used: "Credits used",
  points_expired: "Credits expired",
} satisfies Record<LedgerKind, string>;

/** Returns the label of a kind of ledger entry; a kind unknown to this version is its own label. */
export const ledgerKindName = (kind: string): string => KIND_NAMES[kind] ?? kind;
