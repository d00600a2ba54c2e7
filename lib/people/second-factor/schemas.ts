import { z } from "zod";

const CurrentPassword = z.string().min(1, "Enter your password").max(1000, "At most 1,000 characters");
const Code = z.string().trim().min(1, "Enter the code").max(40, "Six digits, or a recovery code");

/** The signed-in person's second factor. */
export const SecondFactorState = z.object({
  is_on: z.boolean(),
  /** Null while it is off. */
  since: z.iso.datetime().nullable(),
  recovery_codes_left: z.int(),
});
export type SecondFactorState = z.infer<typeof SecondFactorState>;

export const StartSetupRequest = z.object({ current_password: CurrentPassword });
export type StartSetupRequest = z.infer<typeof StartSetupRequest>;

/** What the authenticator app needs. */
export const SecondFactorSetup = z.object({
  /** Base 32. */
  secret: z.string(),
  /** The link that the QR code encodes. */
  link: z.string(),
  /** The QR code: an SVG path of squares of length 1 in a square of this size. */
  qr: z.object({ size: z.int(), path: z.string() }),
});
export type SecondFactorSetup = z.infer<typeof SecondFactorSetup>;

export const ConfirmSetupRequest = z.object({ code: Code });
export type ConfirmSetupRequest = z.infer<typeof ConfirmSetupRequest>;

/** Shown once. */
export const RecoveryCodes = z.object({ recovery_codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

export const TurnOffRequest = z.object({ current_password: CurrentPassword, code: Code });
export type TurnOffRequest = z.infer<typeof TurnOffRequest>;

/** Password or code, depending on whether they have a second factor. */
export const ProofRequest = z.object({
  current_password: CurrentPassword.optional(),
  code: Code.optional(),
});
export type ProofRequest = z.infer<typeof ProofRequest>;

export const RenewCodesRequest = TurnOffRequest;
export type RenewCodesRequest = z.infer<typeof RenewCodesRequest>;
