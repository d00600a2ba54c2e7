import { z } from "zod";
import {
  ConfirmSetupRequest,
  ProofRequest,
  RecoveryCodes,
  RenewCodesRequest,
  SecondFactorSetup,
  SecondFactorState,
  StartSetupRequest,
  TurnOffRequest,
} from "@/lib/people/second-factor/schemas";
import { schemas } from "@/rest/dashboard/endpoint";

export const getSecondFactor = schemas({ answer: SecondFactorState });

export const proveIdentity = schemas({ body: ProofRequest, answer: z.object({ is_proved: z.literal(true) }) });

export const startSetup = schemas({ body: StartSetupRequest, answer: SecondFactorSetup });

export const confirmSetup = schemas({ body: ConfirmSetupRequest, answer: RecoveryCodes });

export const turnOff = schemas({ body: TurnOffRequest, answer: SecondFactorState });

export const renewCodes = schemas({ body: RenewCodesRequest, answer: RecoveryCodes });
