import { limitAuth } from "@/app/api/auth/limit";
import { answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { systemContext } from "@/lib/people/sessions/request-context";
import { confirmEmail } from "@/lib/people/users/confirm-email";
import { ConfirmEmailRequest, ConfirmedEmail } from "@/lib/people/users/schemas";
import { readJson } from "@/rest/read-body";

/** The mail's link opens a page with a button, which posts here: programs that follow links in mails confirm nothing. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    await limitAuth(request);
    const { body } = readInput({ body: ConfirmEmailRequest }, { body: await readJson(request) });
    return answerJson(ConfirmedEmail.parse(await confirmEmail(systemContext(), body)));
  } catch (error) {
    return answerRefusal(error);
  }
}
