import { codePath, dropsCookies, errorPath, goTo, readForm } from "@/app/api/auth/form";
import { codeStepCookie } from "@/app/code-step";
import { linkPending } from "@/app/identity-cookie";
import { sessionCookie } from "@/app/session-cookie";
import { deviceCookie, toSignInError, trySignIn, unreadableForm, wrongCredentials } from "@/app/sign-in";
import { parseFields } from "@/lib/core/parse-fields";
import { ownPath } from "@/lib/people/users/own-path";
import type { SignInError } from "@/lib/people/users/rules";
import { SignInRequest } from "@/lib/people/users/schemas";

/** Handles the sign-in form without its script: without JavaScript, or before the script has loaded. */
export async function POST(request: Request): Promise<Response> {
  let form: Record<string, string>;
  try {
    form = await readForm(request);
  } catch (error) {
    return goTo(errorPath("/sign-in", unreadableForm(error)));
  }
  const destination = ownPath(form.from);
  const refuse = (error: SignInError) => goTo(errorPath("/sign-in", error, { from: destination }));
  if (dropsCookies(request)) return refuse({ code: "wrong_address" });
  const input = parseFields(SignInRequest, form);
  if (!input.ok) return refuse({ code: "CredentialsSignin" });
  try {
    const result = await trySignIn(input.data, request.headers);
    if (!result) return refuse(wrongCredentials());
    if ("codeStep" in result) return goTo(codePath(destination), [await codeStepCookie(result.codeStep)]);
    const { signedIn } = result;
    const linked = await linkPending(request.headers, signedIn);
    return goTo(destination, [await sessionCookie(signedIn), deviceCookie(signedIn.device), ...linked]);
  } catch (error) {
    return refuse(toSignInError(error));
  }
}
