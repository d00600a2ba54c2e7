import { answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { readBody, readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { systemContext } from "@/lib/request-context";
import { resetPassword } from "@/lib/users/reset-password";
import { ResetPassword, ResetPasswordRequest } from "@/lib/users/schemas";
import { forgiveSignIn } from "@/lib/users/sign-in-guard";

export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    const { body } = readInput({ body: ResetPasswordRequest }, { body: await readBody(request) });
    const reset = await resetPassword(systemContext(), body);
    await forgiveSignIn(reset.email);
    return answerJson(ResetPassword.parse(reset));
  } catch (error) {
    return answerRefusal(error);
  }
}
