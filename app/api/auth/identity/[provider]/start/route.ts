import { errorPath, goTo, readForm } from "@/app/api/auth/form";
import { leaveFor } from "@/app/api/connect/browser";
import { attemptCookie } from "@/app/identity-cookie";
import { unreadableForm } from "@/app/sign-in";
import { beginIdentity } from "@/lib/people/identities/openid";
import { findProvider } from "@/lib/people/identities/providers";
import { ownPath } from "@/lib/people/users/own-path";

/** Sends the browser to a provider's sign-in page. Works without JavaScript. */
export async function POST(request: Request, { params }: { params: Promise<{ provider: string }> }): Promise<Response> {
  try {
    const form = await readForm(request);
    const provider = findProvider((await params).provider);
    if (!provider) return goTo("/sign-in");
    const { url, attempt } = await beginIdentity(provider, ownPath(form.from));
    return leaveFor(url, provider.name, [await attemptCookie(attempt)]);
  } catch (error) {
    return goTo(errorPath("/sign-in", unreadableForm(error)));
  }
}
