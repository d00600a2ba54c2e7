import { downloadRoute } from "@/app/api/dashboard/download";
import { exportLedger } from "@/lib/billing/ledger-export";
import { LedgerFilter } from "@/lib/billing/schemas";

export const GET = downloadRoute({ right: "usage:read", query: LedgerFilter }, (ctx, { query }) =>
  exportLedger(ctx, query),
);
