import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { api } from "@/components/api";
import {
  type ChangeEmailRequest,
  type ChangePasswordRequest,
  Profile,
  type UpdateProfileRequest,
} from "@/lib/users/schemas";

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
