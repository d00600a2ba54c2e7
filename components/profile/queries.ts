import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { api } from "@/components/api";
import { EndedSessions, SessionList, SessionRef } from "@/lib/people/sessions/schemas";
import {
  type ChangeEmailRequest,
  type ChangePasswordRequest,
  Profile,
  type UpdateProfileRequest,
} from "@/lib/people/users/schemas";

const PATH = "/api/dashboard/profile";

export const profileQuery = queryOptions({
  queryKey: ["profile"],
  queryFn: ({ signal }) => api(Profile, PATH, { signal }),
});

export const updateProfile = (body: UpdateProfileRequest) => api(Profile, PATH, { method: "PATCH", body });
export const changeEmail = (body: ChangeEmailRequest) =>
  api(z.object({ pending_email: z.string() }), `${PATH}/email`, { method: "POST", body });
export const changePassword = (body: ChangePasswordRequest) =>
  api(z.object({ changed: z.literal(true) }), `${PATH}/password`, { method: "POST", body });

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: ({ signal }) => api(SessionList, `${PATH}/sessions`, { signal }),
});
export const endSession = (id: string) => api(SessionRef, `${PATH}/sessions/${id}`, { method: "DELETE" });
export const endOtherSessions = () => api(EndedSessions, `${PATH}/sessions/others`, { method: "DELETE" });
