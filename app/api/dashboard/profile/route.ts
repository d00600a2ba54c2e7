import { dashboardRoute } from "@/app/api/dashboard/handle";
import { getProfile } from "@/lib/people/users/profile";
import { Profile, UpdateProfileRequest } from "@/lib/people/users/schemas";
import { updateProfile } from "@/lib/people/users/update-profile";

export const GET = dashboardRoute({ right: "usage:read", answer: Profile }, (ctx) => getProfile(ctx));

export const PATCH = dashboardRoute(
  { right: "usage:read", body: UpdateProfileRequest, answer: Profile },
  (ctx, { body }) => updateProfile(ctx, body),
);
