import {
  AutoTopUpProposal,
  Billing,
  LedgerFilter,
  LedgerPage,
  LedgerQuery,
  OpenTopUpRequest,
  ProposalId,
  ProposeAutoTopUp,
  SetThreshold,
  Threshold,
  TopUpRequest,
  Usage,
} from "@/lib/billing/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { AUTO_TOP_UP_PROPOSAL_LIMIT, EXPORT_LIMIT, TOP_UP_REQUEST_LIMIT } from "@/rest/dashboard/limits";

export const getUsage = endpoint({
  method: "GET",
  path: "/api/dashboard/usage",
  right: "usage:read",
  answer: Usage,
});

export const getBilling = endpoint({
  method: "GET",
  path: "/api/dashboard/billing",
  right: "usage:read",
  answer: Billing,
});

export const listLedger = endpoint({
  method: "GET",
  path: "/api/dashboard/billing/ledger",
  right: "usage:read",
  query: LedgerQuery,
  answer: LedgerPage,
});

export const exportLedger = endpoint({
  method: "GET",
  path: "/api/dashboard/billing/ledger/export",
  right: "usage:read",
  query: LedgerFilter,
  limit: EXPORT_LIMIT,
  answer: "csv",
});

export const setThreshold = endpoint({
  method: "PUT",
  path: "/api/dashboard/billing/threshold",
  right: "organization:manage",
  body: SetThreshold,
  answer: Threshold,
});

export const requestTopUp = endpoint({
  method: "POST",
  path: "/api/dashboard/billing/top-up-request",
  right: "organization:manage",
  isIdempotent: true,
  body: TopUpRequest,
  limit: TOP_UP_REQUEST_LIMIT,
  answer: OpenTopUpRequest,
  status: 201,
});

export const proposeAutoTopUp = endpoint({
  method: "POST",
  path: "/api/dashboard/billing/auto-top-up-proposals",
  right: "organization:own",
  isIdempotent: true,
  body: ProposeAutoTopUp,
  limit: AUTO_TOP_UP_PROPOSAL_LIMIT,
  answer: AutoTopUpProposal,
  status: 201,
});

export const withdrawAutoTopUp = endpoint({
  method: "DELETE",
  path: "/api/dashboard/billing/auto-top-up-proposals/{id}",
  right: "organization:own",
  isIdempotent: true,
  params: ProposalId,
  answer: ProposalId,
});
