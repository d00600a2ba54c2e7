import { limitAuth } from "@/app/api/auth/limit";
import { answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { addressGroup } from "@/lib/http/client-address";
import { systemContext } from "@/lib/request-context";
import { resetPassword } from "@/lib/users/reset-password";
import { ResetPassword, ResetPasswordRequest } from "@/lib/users/schemas";
import { forgiveSignIn } from "@/lib/users/sign-in-guard";
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
