import { ruleFromUsd } from "@/lib/billing/auto-top-up-rules";
import * as proposals from "@/lib/billing/propose-auto-top-up";
import * as topUps from "@/lib/billing/request-top-up";
import { fromUsd } from "@/lib/billing/rules";
import * as thresholds from "@/lib/billing/set-threshold";
import type * as endpoints from "@/rest/dashboard/endpoints/billing";
import { returningId } from "@/rest/dashboard/returning-id";
import type { VerbsOf } from "@/rest/dashboard/verb";

export { getBilling } from "@/lib/billing/get-billing";
export { getRunway } from "@/lib/billing/get-runway";
export { listLedger } from "@/lib/billing/ledger";
export { exportLedger } from "@/lib/billing/ledger-export";
export { getUsage } from "@/lib/billing/usage";

type Verbs = VerbsOf<typeof endpoints>;

export const setThreshold: Verbs["setThreshold"] = (ctx, { threshold_usd }) =>
  thresholds.setThreshold(ctx, { threshold: threshold_usd === null ? null : fromUsd(threshold_usd) });

export const requestTopUp: Verbs["requestTopUp"] = (ctx, { amount_usd, note }) =>
  topUps.requestTopUp(ctx, { amount: fromUsd(amount_usd), note });

export const proposeAutoTopUp: Verbs["proposeAutoTopUp"] = (ctx, rule) =>
  proposals.proposeAutoTopUp(ctx, ruleFromUsd(rule));

export const withdrawAutoTopUp = returningId((ctx, { id }) => proposals.withdrawAutoTopUp(ctx, { proposal: id }));
