import { Runway, RunwayQuery } from "@/lib/billing/runway-schemas";
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
import { schemas } from "@/rest/dashboard/endpoint";

export const getUsage = schemas({ answer: Usage });

export const getBilling = schemas({ answer: Billing });

export const getRunway = schemas({ query: RunwayQuery, answer: Runway });

export const listLedger = schemas({ query: LedgerQuery, answer: LedgerPage });

export const exportLedger = schemas({ query: LedgerFilter, answer: "csv" });

export const setThreshold = schemas({ body: SetThreshold, answer: Threshold });

export const requestTopUp = schemas({ body: TopUpRequest, answer: OpenTopUpRequest });

export const proposeAutoTopUp = schemas({ body: ProposeAutoTopUp, answer: AutoTopUpProposal });

export const withdrawAutoTopUp = schemas({ params: ProposalId, answer: ProposalId });
