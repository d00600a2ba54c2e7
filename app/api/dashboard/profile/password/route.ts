import { z } from "zod";
import { requireContext } from "@/app/api/dashboard/handle";
import { personRoute } from "@/app/api/dashboard/person";
import { renewedSession } from "@/app/session-cookie";
import { changePassword } from "@/lib/people/users/change-password";
import { ChangePasswordRequest } from "@/lib/people/users/schemas";
import { addressGroup } from "@/rest/client-address";

/** Ends every session, and starts a new one here: a copy of the old cookie is worth nothing afterwards. */
export const POST = personRoute(
  { body: ChangePasswordRequest, answer: z.object({ changed: z.literal(true) }) },
  async ({ request, body }) => {
    const ctx = await requireContext(request);
    const { userId } = await changePassword(ctx, body, addressGroup(request.headers));
    return { answer: { changed: true as const }, cookie: await renewedSession(userId, request.headers) };
  },
);
