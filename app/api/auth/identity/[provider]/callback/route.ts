import { codePath, errorPath, goTo } from "@/app/api/auth/form";
import { limitAuth } from "@/app/api/auth/limit";
import { codeStepCookie } from "@/app/code-step";
import { noAttemptCookie, pendingCookie, readAttempt } from "@/app/identity-cookie";
import { sessionCookie } from "@/app/session-cookie";
import { deviceCookie, signInClient, toSignInError } from "@/app/sign-in";
import { completeIdentity } from "@/lib/people/identities/openid";
import { findProvider } from "@/lib/people/identities/providers";
import { signInByIdentity } from "@/lib/people/identities/sign-in";
import { signInContext } from "@/lib/people/sessions/request-context";
import { ownPath } from "@/lib/people/users/own-path";
import type { SignInError } from "@/lib/people/users/rules";

/** The provider sends the browser here with its answer. Only the browser that started it can complete it. */
export async function GET(request: Request, { params }: { params: Promise<{ provider: string }> }): Promise<Response> {
  const refuse = (code: Extract<SignInError["code"], `identity_${string}`>) =>
    goTo(errorPath("/sign-in", { code }), [noAttemptCookie()]);
  try {
    await limitAuth(request);
    const provider = findProvider((await params).provider);
    const attempt = await readAttempt(request.headers);
    if (!provider || attempt?.provider !== provider.id) return refuse("identity_failed");
    const result = await completeIdentity(provider, attempt, new URL(request.url).searchParams);
    if ("failure" in result) return refuse(`identity_${result.failure}`);
    const entered = await signInByIdentity(signInContext(), result.identity, signInClient(request.headers));
    const from = ownPath(attempt.from);
    if ("codeStep" in entered) return goTo(codePath(from), [await codeStepCookie(entered.codeStep), noAttemptCookie()]);
    if ("signedIn" in entered) {
      const { signedIn } = entered;
      return goTo(from, [await sessionCookie(signedIn), deviceCookie(signedIn.device), noAttemptCookie()]);
    }
    // Linked once the person has signed in to the account that has this address, or to a new one.
    const page = entered.unlinked.hasAccount ? `/sign-in?${new URLSearchParams({ from })}` : "/sign-up";
    return goTo(page, [await pendingCookie(result.identity), noAttemptCookie()]);
  } catch (error) {
    return goTo(errorPath("/sign-in", toSignInError(error)), [noAttemptCookie()]);
  }
}
