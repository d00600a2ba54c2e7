import { queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type { ChangeEmailRequest, ChangePasswordRequest, UpdateProfileRequest } from "@/lib/people/users/schemas";
import * as profile from "@/rest/dashboard/endpoints/profile";

export const profileQuery = queryOptions({
  queryKey: ["profile"],
  queryFn: ({ signal }) => api(profile.getProfile, { signal }),
});

export const updateProfile = (body: UpdateProfileRequest) => api(profile.updateProfile, { body });
export const changeEmail = (body: ChangeEmailRequest) => api(profile.changeEmail, { body });
export const changePassword = (body: ChangePasswordRequest) => api(profile.changePassword, { body });

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: ({ signal }) => api(profile.listSessions, { signal }),
});
export const identitiesQuery = queryOptions({
  queryKey: ["identities"],
  queryFn: ({ signal }) => api(profile.listIdentities, { signal }),
});
export const unlinkIdentity = (id: string) => api(profile.unlinkIdentity, { params: { id } });

export const endSession = (id: string) => api(profile.endSession, { params: { id } });
export const endOtherSessions = () => api(profile.endOtherSessions, {});
