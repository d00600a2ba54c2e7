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
import { endpoint } from "@/rest/dashboard/endpoint";
import { IdParams } from "@/rest/dashboard/params";

/** What an admin changes about an organization. Unless money or credits are booked, the response is its new state. */
const ACT = { right: "admin", isIdempotent: true, params: IdParams, answer: OrganizationDetail } as const;
const BOOKING = { ...ACT, method: "POST", answer: BookedAnswer } as const;
const ROOT = "/api/dashboard/admin/organizations/{id}";

export const topUp = endpoint({ ...BOOKING, path: `${ROOT}/top-up`, body: TopUpRequest });
export const correctBalance = endpoint({ ...BOOKING, path: `${ROOT}/correction`, body: CorrectionRequest });
export const grantCredits = endpoint({ ...BOOKING, path: `${ROOT}/points`, body: GrantCreditsRequest });

export const suspendOrganization = endpoint({ ...ACT, method: "POST", path: `${ROOT}/suspend`, body: SuspendRequest });
export const resumeOrganization = endpoint({ ...ACT, method: "POST", path: `${ROOT}/resume`, body: ResumeRequest });

export const setPlan = endpoint({ ...ACT, method: "PUT", path: `${ROOT}/plan`, body: PlanRequest });
export const setPrice = endpoint({ ...ACT, method: "PUT", path: `${ROOT}/price`, body: PriceRequest });
export const setLimits = endpoint({ ...ACT, method: "PUT", path: `${ROOT}/limits`, body: LimitsRequest });

export const setAutoTopUp = endpoint({ ...ACT, method: "PUT", path: `${ROOT}/auto-top-up`, body: AutoTopUpRequest });
export const approveAutoTopUp = endpoint({
  ...ACT,
  method: "POST",
  path: `${ROOT}/auto-top-up/approve`,
  body: ApproveAutoTopUp,
});
export const declineAutoTopUp = endpoint({
  ...ACT,
  method: "POST",
  path: `${ROOT}/auto-top-up/decline`,
  body: DeclineAutoTopUp,
});
