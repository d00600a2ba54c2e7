import { z } from "zod";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listLedger } from "@/lib/billing/ledger";
import { LedgerPage } from "@/lib/billing/schemas";

const LedgerQuery = z.object({ cursor: z.string().max(200).optional() });

export const GET = dashboardRoute({ right: "usage:read", query: LedgerQuery, answer: LedgerPage }, (ctx, { query }) =>
  listLedger(ctx, query),
);
