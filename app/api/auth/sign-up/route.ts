import { limitAuth } from "@/app/api/auth/limit";
import { answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { addressGroup } from "@/lib/http/client-address";
import { systemContext } from "@/lib/request-context";
import { SignedUp, SignUpRequest } from "@/lib/users/schemas";
import { guardSignUp } from "@/lib/users/sign-in-guard";
import { signUp } from "@/lib/users/sign-up";
import { readJson } from "@/rest/read-body";

export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    await limitAuth(request);
    const { body } = readInput({ body: SignUpRequest }, { body: await readJson(request) });
    await guardSignUp(addressGroup(request.headers));
    return answerJson(SignedUp.parse(await signUp(systemContext(), body)), 201);
  } catch (error) {
    return answerRefusal(error);
  }
}
