import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/second-factor";

/** For the person alone: they work before a second factor that the organization requires is set up. */

export const getSecondFactor = endpoint<typeof schemas.getSecondFactor, "person">({
  method: "GET",
  path: "/api/dashboard/profile/two-factor",
  right: "person",
});

/** Before acts that a stolen session must not take. */
export const proveIdentity = endpoint<typeof schemas.proveIdentity, "person">({
  method: "POST",
  path: "/api/dashboard/profile/proof",
  right: "person",
});

export const startSetup = endpoint<typeof schemas.startSetup, "person">({
  method: "POST",
  path: "/api/dashboard/profile/two-factor/setup",
  right: "person",
});

export const confirmSetup = endpoint<typeof schemas.confirmSetup, "person">({
  method: "POST",
  path: "/api/dashboard/profile/two-factor/confirm",
  right: "person",
});

export const turnOff = endpoint<typeof schemas.turnOff, "person">({
  method: "POST",
  path: "/api/dashboard/profile/two-factor/off",
  right: "person",
});

export const renewCodes = endpoint<typeof schemas.renewCodes, "person">({
  method: "POST",
  path: "/api/dashboard/profile/two-factor/recovery-codes",
  right: "person",
});
