import { codePath, dropsCookies, errorPath, goTo, readForm } from "@/app/api/auth/form";
import { codeStepCookie } from "@/app/code-step";
import { linkPending } from "@/app/identity-cookie";
import { sessionCookie } from "@/app/session-cookie";
import { deviceCookie, signInClient, unreadableForm } from "@/app/sign-in";
import { signInContext } from "@/lib/people/sessions/request-context";
import type { SignInError } from "@/lib/people/users/rules";
import { signInByLink } from "@/lib/people/users/sign-in-by-link";

/** The emailed link opens a page with a button, which posts here: email scanners that follow links don't use it up. */
export async function POST(request: Request): Promise<Response> {
  const refuse = (error: SignInError) => goTo(errorPath("/sign-in-link", error));
  try {
    const { token = "" } = await readForm(request);
    if (dropsCookies(request)) return refuse({ code: "wrong_address" });
    const result = await signInByLink(signInContext(), token, signInClient(request.headers));
    if (!result) return refuse({ code: "link_invalid" });
    if ("codeStep" in result) return goTo(codePath("/overview"), [await codeStepCookie(result.codeStep)]);
    const { signedIn } = result;
    const linked = await linkPending(request.headers, signedIn);
    return goTo("/overview", [await sessionCookie(signedIn), deviceCookie(signedIn.device), ...linked]);
  } catch (error) {
    return refuse(unreadableForm(error));
  }
}
