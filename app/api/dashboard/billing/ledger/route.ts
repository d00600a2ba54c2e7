import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listLedger } from "@/lib/billing/ledger";
import { LedgerPage, LedgerQuery } from "@/lib/billing/schemas";

export const GET = dashboardRoute({ right: "usage:read", query: LedgerQuery, answer: LedgerPage }, (ctx, { query }) =>
  listLedger(ctx, query),
);
