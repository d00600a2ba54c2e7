import { errorPath, goTo, readForm } from "@/app/api/auth/form";
import { codeStepCookieName, noCodeStepCookie, readCodeStep } from "@/app/code-step";
import { linkPending } from "@/app/identity-cookie";
import { cookieIn } from "@/app/request-cookie";
import { sessionCookie } from "@/app/session-cookie";
import { deviceCookie, signInClient, toSignInError, unreadableForm } from "@/app/sign-in";
import { signInWithCode } from "@/lib/people/second-factor/sign-in";
import { signInContext } from "@/lib/people/sessions/request-context";
import { ownPath } from "@/lib/people/users/own-path";
import type { SignInError } from "@/lib/people/users/rules";

/** Handles the second step of a sign-in, with or without JavaScript. */
export async function POST(request: Request): Promise<Response> {
  let form: Record<string, string>;
  try {
    form = await readForm(request);
  } catch (error) {
    return goTo(errorPath("/sign-in-code", unreadableForm(error)));
  }
  const destination = ownPath(form.from);
  const refuse = (page: string, error: SignInError) => goTo(errorPath(page, error, { from: destination }));
  try {
    const step = await readCodeStep(cookieIn(request.headers, codeStepCookieName()));
    if (!step) return refuse("/sign-in", { code: "code_expired" });
    const signedIn = await signInWithCode(signInContext(), step, form.code ?? "", signInClient(request.headers));
    if (signedIn === "void") return refuse("/sign-in", { code: "code_expired" });
    if (!signedIn) return refuse("/sign-in-code", { code: "code_wrong" });
    const cookies = [await sessionCookie(signedIn), deviceCookie(signedIn.device), noCodeStepCookie()];
    return goTo(destination, [...cookies, ...(await linkPending(request.headers, signedIn))]);
  } catch (error) {
    return refuse("/sign-in-code", toSignInError(error));
  }
}
