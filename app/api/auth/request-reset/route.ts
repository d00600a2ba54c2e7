import { setTimeout } from "node:timers/promises";
import { limitAuth } from "@/app/api/auth/limit";
import { answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { addressGroup } from "@/lib/http/client-address";
import { systemContext } from "@/lib/request-context";
import { requestReset } from "@/lib/users/request-reset";
import { RequestedReset, RequestResetRequest } from "@/lib/users/schemas";
import { guardMail } from "@/lib/users/sign-in-guard";
import { readJson } from "@/rest/read-body";

/** Far longer than the writing takes: how soon the answer comes must not tell either whether the address is known. */
const ANSWER_AFTER_MS = 400;

export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    await limitAuth(request);
    const { body } = readInput({ body: RequestResetRequest }, { body: await readJson(request) });
    const mayMail = await guardMail({ email: body.email, address: addressGroup(request.headers) });
    await Promise.all([mayMail && requestReset(systemContext(), body), setTimeout(ANSWER_AFTER_MS)]);
    return answerJson(RequestedReset.parse({ requested: true }));
  } catch (error) {
    return answerRefusal(error);
  }
}
