import { z } from "zod";
import { IdentityList } from "@/lib/people/identities/schemas";
import { EndedSessions, SessionList, SessionRef } from "@/lib/people/sessions/schemas";
import {
  ChangeEmailRequest,
  ChangePasswordRequest,
  Profile,
  ResentConfirmation,
  UpdateProfileRequest,
} from "@/lib/people/users/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams } from "@/rest/dashboard/params";

export const getProfile = schemas({ answer: Profile });

export const updateProfile = schemas({ body: UpdateProfileRequest, answer: Profile });

export const changeEmail = schemas({ body: ChangeEmailRequest, answer: z.object({ pending_email: z.string() }) });

export const changePassword = schemas({ body: ChangePasswordRequest, answer: z.object({ changed: z.literal(true) }) });

export const resendConfirmation = schemas({ answer: ResentConfirmation });

export const listIdentities = schemas({ answer: IdentityList });

export const unlinkIdentity = schemas({ params: IdParams, answer: IdParams });

export const listSessions = schemas({ answer: SessionList });

export const endSession = schemas({ params: SessionRef, answer: SessionRef });

export const endOtherSessions = schemas({ answer: EndedSessions });
