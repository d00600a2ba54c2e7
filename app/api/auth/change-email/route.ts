import { limitAuth } from "@/app/api/auth/limit";
import { answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { originOf } from "@/app/api/dashboard/person";
import { readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { currentPerson } from "@/app/session";
import { renewedSession } from "@/app/session-cookie";
import { systemContext } from "@/lib/people/sessions/request-context";
import { confirmEmailChange } from "@/lib/people/users/confirm-email-change";
import { ConfirmEmailRequest, ConfirmedEmail } from "@/lib/people/users/schemas";
import { readJson } from "@/rest/read-body";

/** By the link's page. All sessions end; a browser that was signed in as the same person gets a new one. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    await limitAuth(request);
    const { body } = readInput({ body: ConfirmEmailRequest }, { body: await readJson(request) });
    const before = await currentPerson();
    const { email, userId } = await confirmEmailChange(systemContext(), body, originOf(request));
    const cookie = before?.user.id === userId ? await renewedSession(userId, request.headers) : null;
    return answerJson(ConfirmedEmail.parse({ email }), 200, cookie ? { "Set-Cookie": cookie } : {});
  } catch (error) {
    return answerRefusal(error);
  }
}
