import { z } from "zod";
import { requireContext } from "@/app/api/dashboard/handle";
import { personRoute } from "@/app/api/dashboard/person";
import { addressGroup } from "@/lib/http/client-address";
import { changeEmail } from "@/lib/users/change-email";
import { ChangeEmailRequest } from "@/lib/users/schemas";

export const POST = personRoute(
  { body: ChangeEmailRequest, answer: z.object({ pending_email: z.string() }) },
  async ({ request, body }) => {
    const ctx = await requireContext(request);
    return { answer: await changeEmail(ctx, body, addressGroup(request.headers)) };
  },
);
