import { endpoint } from "@/rest/dashboard/endpoint";
import { AUTO_TOP_UP_PROPOSAL_LIMIT, EXPORT_LIMIT, TOP_UP_REQUEST_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/billing";

export const getUsage = endpoint<typeof schemas.getUsage>({
  method: "GET",
  path: "/api/dashboard/usage",
  right: "usage:read",
});

export const getBilling = endpoint<typeof schemas.getBilling>({
  method: "GET",
  path: "/api/dashboard/billing",
  right: "usage:read",
});

export const getRunway = endpoint<typeof schemas.getRunway>({
  method: "GET",
  path: "/api/dashboard/billing/runway",
  right: "usage:read",
});

export const listLedger = endpoint<typeof schemas.listLedger>({
  method: "GET",
  path: "/api/dashboard/billing/ledger",
  right: "usage:read",
});

export const exportLedger = endpoint<typeof schemas.exportLedger>({
  method: "GET",
  path: "/api/dashboard/billing/ledger/export",
  right: "usage:read",
  limit: EXPORT_LIMIT,
  worksWhileClosed: true,
});

export const setThreshold = endpoint<typeof schemas.setThreshold>({
  method: "PUT",
  path: "/api/dashboard/billing/threshold",
  right: "organization:manage",
});

export const requestTopUp = endpoint<typeof schemas.requestTopUp>({
  method: "POST",
  path: "/api/dashboard/billing/top-up-request",
  right: "organization:manage",
  isIdempotent: true,
  limit: TOP_UP_REQUEST_LIMIT,
  status: 201,
});

export const proposeAutoTopUp = endpoint<typeof schemas.proposeAutoTopUp>({
  method: "POST",
  path: "/api/dashboard/billing/auto-top-up-proposals",
  right: "organization:own",
  isIdempotent: true,
  limit: AUTO_TOP_UP_PROPOSAL_LIMIT,
  status: 201,
});

export const withdrawAutoTopUp = endpoint<typeof schemas.withdrawAutoTopUp>({
  method: "DELETE",
  path: "/api/dashboard/billing/auto-top-up-proposals/{id}",
  right: "organization:own",
  isIdempotent: true,
});
