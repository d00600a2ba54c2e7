import {
  ConfirmEmailRequest,
  ConfirmedEmail,
  RequestedReset,
  RequestResetRequest,
  ResetPassword,
  ResetPasswordRequest,
  SignedUp,
  SignUpRequest,
} from "@/lib/people/users/schemas";
import { schemas } from "@/rest/dashboard/endpoint";

export const signUp = schemas({ body: SignUpRequest, answer: SignedUp });

export const confirmEmail = schemas({ body: ConfirmEmailRequest, answer: ConfirmedEmail });

export const confirmEmailChange = schemas({ body: ConfirmEmailRequest, answer: ConfirmedEmail });

export const requestReset = schemas({ body: RequestResetRequest, answer: RequestedReset });

export const resetPassword = schemas({ body: ResetPasswordRequest, answer: ResetPassword });
