import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/admin-acts";

/** What an admin changes about an organization. Unless money or credits are booked, the response is its new state. */
const ACT = { right: "admin", isIdempotent: true } as const;
const BOOKING = { ...ACT, method: "POST" } as const;
const ROOT = "/api/dashboard/admin/organizations/{id}";

export const topUp = endpoint<typeof schemas.topUp>({ ...BOOKING, path: `${ROOT}/top-up` });
export const correctBalance = endpoint<typeof schemas.correctBalance>({ ...BOOKING, path: `${ROOT}/correction` });
export const grantCredits = endpoint<typeof schemas.grantCredits>({ ...BOOKING, path: `${ROOT}/points` });

export const suspendOrganization = endpoint<typeof schemas.suspendOrganization>({
  ...ACT,
  method: "POST",
  path: `${ROOT}/suspend`,
});
export const resumeOrganization = endpoint<typeof schemas.resumeOrganization>({
  ...ACT,
  method: "POST",
  path: `${ROOT}/resume`,
});

export const setPlan = endpoint<typeof schemas.setPlan>({ ...ACT, method: "PUT", path: `${ROOT}/plan` });
export const setPrice = endpoint<typeof schemas.setPrice>({ ...ACT, method: "PUT", path: `${ROOT}/price` });
export const setLimits = endpoint<typeof schemas.setLimits>({ ...ACT, method: "PUT", path: `${ROOT}/limits` });

export const setAutoTopUp = endpoint<typeof schemas.setAutoTopUp>({
  ...ACT,
  method: "PUT",
  path: `${ROOT}/auto-top-up`,
});
export const approveAutoTopUp = endpoint<typeof schemas.approveAutoTopUp>({
  ...ACT,
  method: "POST",
  path: `${ROOT}/auto-top-up/approve`,
});
export const declineAutoTopUp = endpoint<typeof schemas.declineAutoTopUp>({
  ...ACT,
  method: "POST",
  path: `${ROOT}/auto-top-up/decline`,
});
