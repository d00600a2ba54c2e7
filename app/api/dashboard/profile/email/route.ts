import { z } from "zod";
import { requireContext } from "@/app/api/dashboard/handle";
import { personRoute } from "@/app/api/dashboard/person";
import { changeEmail } from "@/lib/people/users/change-email";
import { ChangeEmailRequest } from "@/lib/people/users/schemas";
import { addressGroup } from "@/rest/client-address";

export const POST = personRoute(
  { body: ChangeEmailRequest, answer: z.object({ pending_email: z.string() }) },
  async ({ request, body }) => {
    const ctx = await requireContext(request);
    return { answer: await changeEmail(ctx, body, addressGroup(request.headers)) };
  },
);
