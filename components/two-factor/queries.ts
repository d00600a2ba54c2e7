import { queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type { ConfirmSetupRequest, StartSetupRequest, TurnOffRequest } from "@/lib/people/second-factor/schemas";
import * as secondFactor from "@/rest/dashboard/endpoints/second-factor";

export const twoFactorQuery = queryOptions({
  queryKey: ["two-factor"],
  queryFn: ({ signal }) => api(secondFactor.getSecondFactor, { signal }),
});

export const startSetup = (body: StartSetupRequest) => api(secondFactor.startSetup, { body });
export const confirmSetup = (body: ConfirmSetupRequest) => api(secondFactor.confirmSetup, { body });
export const turnOff = (body: TurnOffRequest) => api(secondFactor.turnOff, { body });
export const renewCodes = (body: TurnOffRequest) => api(secondFactor.renewCodes, { body });
