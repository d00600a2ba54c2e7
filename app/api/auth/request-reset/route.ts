import { limitAuth } from "@/app/api/auth/limit";
import { noSooner } from "@/app/api/auth/no-sooner";
import { answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { systemContext } from "@/lib/people/sessions/request-context";
import { requestReset } from "@/lib/people/users/request-reset";
import { RequestedReset, RequestResetRequest } from "@/lib/people/users/schemas";
import { guardMail } from "@/lib/people/users/sign-in-guard";
import { addressGroup } from "@/rest/client-address";
import { readJson } from "@/rest/read-body";

export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    await limitAuth(request);
    const { body } = readInput({ body: RequestResetRequest }, { body: await readJson(request) });
    const mayMail = await guardMail({ email: body.email, address: addressGroup(request.headers) });
    await noSooner(mayMail ? requestReset(systemContext(), body) : Promise.resolve());
    return answerJson(RequestedReset.parse({ requested: true }));
  } catch (error) {
    return answerRefusal(error);
  }
}
