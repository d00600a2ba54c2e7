import { limitAuth } from "@/app/api/auth/limit";
import { noSooner } from "@/app/api/auth/no-sooner";
import { answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { env } from "@/lib/core/env";
import { systemContext } from "@/lib/people/sessions/request-context";
import { SignedUp, SignUpRequest } from "@/lib/people/users/schemas";
import { guardMail, guardSignUp } from "@/lib/people/users/sign-in-guard";
import { signUp } from "@/lib/people/users/sign-up";
import { addressGroup } from "@/rest/client-address";
import { readJson } from "@/rest/read-body";

/** Hashing the password takes a large part of it. */
const ANSWER_AFTER_MS = 1000;

const sendsMail = () => env().SMTP_URL !== undefined;

/** The same answer at the same time, whether the address has an account or not: the mail says which. */
async function signUpByMail(body: SignUpRequest, address: string): Promise<SignedUp> {
  const mayMailKnown = await guardMail({ email: body.email, address });
  return noSooner(signUp(systemContext(), body, mayMailKnown), ANSWER_AFTER_MS);
}

export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    await limitAuth(request);
    const { body } = readInput({ body: SignUpRequest }, { body: await readJson(request) });
    const address = addressGroup(request.headers);
    await guardSignUp(address);
    return answerJson(
      SignedUp.parse(await (sendsMail() ? signUpByMail(body, address) : signUp(systemContext(), body))),
      201,
    );
  } catch (error) {
    return answerRefusal(error);
  }
}
