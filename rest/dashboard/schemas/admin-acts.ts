import {
  ApproveAutoTopUp,
  AutoTopUpRequest,
  BookedAnswer,
  CorrectionRequest,
  DeclineAutoTopUp,
  GrantCreditsRequest,
  LimitsRequest,
  OrganizationDetail,
  PlanRequest,
  PriceRequest,
  ResumeRequest,
  SuspendRequest,
  TopUpRequest,
} from "@/lib/operations/admin/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams } from "@/rest/dashboard/params";

export const topUp = schemas({ params: IdParams, body: TopUpRequest, answer: BookedAnswer });

export const correctBalance = schemas({ params: IdParams, body: CorrectionRequest, answer: BookedAnswer });

export const grantCredits = schemas({ params: IdParams, body: GrantCreditsRequest, answer: BookedAnswer });

export const suspendOrganization = schemas({ params: IdParams, body: SuspendRequest, answer: OrganizationDetail });

export const resumeOrganization = schemas({ params: IdParams, body: ResumeRequest, answer: OrganizationDetail });

export const setPlan = schemas({ params: IdParams, body: PlanRequest, answer: OrganizationDetail });

export const setPrice = schemas({ params: IdParams, body: PriceRequest, answer: OrganizationDetail });

export const setLimits = schemas({ params: IdParams, body: LimitsRequest, answer: OrganizationDetail });

export const setAutoTopUp = schemas({ params: IdParams, body: AutoTopUpRequest, answer: OrganizationDetail });

export const approveAutoTopUp = schemas({ params: IdParams, body: ApproveAutoTopUp, answer: OrganizationDetail });

export const declineAutoTopUp = schemas({ params: IdParams, body: DeclineAutoTopUp, answer: OrganizationDetail });
