import { limitAuth } from "@/app/api/auth/limit";
import { answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { systemContext } from "@/lib/people/sessions/request-context";
import { resetPassword } from "@/lib/people/users/reset-password";
import { ResetPassword, ResetPasswordRequest } from "@/lib/people/users/schemas";
import { forgiveSignIn } from "@/lib/people/users/sign-in-guard";
import { addressGroup } from "@/rest/client-address";
import { readJson } from "@/rest/read-body";

export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    await limitAuth(request);
    const { body } = readInput({ body: ResetPasswordRequest }, { body: await readJson(request) });
    const reset = await resetPassword(systemContext(), body);
    await forgiveSignIn({ email: reset.email, address: addressGroup(request.headers) });
    return answerJson(ResetPassword.parse(reset));
  } catch (error) {
    return answerRefusal(error);
  }
}
