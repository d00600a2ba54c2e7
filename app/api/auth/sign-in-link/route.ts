import { dropsCookies, errorPath, goTo, readForm } from "@/app/api/auth/form";
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
    const signedIn = await signInByLink(signInContext(), token, signInClient(request.headers));
    if (!signedIn) return refuse({ code: "link_invalid" });
    return goTo("/overview", [await sessionCookie(signedIn), deviceCookie(signedIn.device)]);
  } catch (error) {
    return refuse(unreadableForm(error));
  }
}
