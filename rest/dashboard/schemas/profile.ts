import { z } from "zod";
import { EndedSessions, SessionList, SessionRef } from "@/lib/people/sessions/schemas";
import {
  ChangeEmailRequest,
  ChangePasswordRequest,
  Profile,
  ResentConfirmation,
  UpdateProfileRequest,
} from "@/lib/people/users/schemas";
import { schemas } from "@/rest/dashboard/endpoint";

export const getProfile = schemas({ answer: Profile });

export const updateProfile = schemas({ body: UpdateProfileRequest, answer: Profile });

export const changeEmail = schemas({ body: ChangeEmailRequest, answer: z.object({ pending_email: z.string() }) });

export const changePassword = schemas({ body: ChangePasswordRequest, answer: z.object({ changed: z.literal(true) }) });

export const resendConfirmation = schemas({ answer: ResentConfirmation });

export const listSessions = schemas({ answer: SessionList });

export const endSession = schemas({ params: SessionRef, answer: SessionRef });

export const endOtherSessions = schemas({ answer: EndedSessions });
