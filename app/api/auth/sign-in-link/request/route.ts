import { errorPath, goTo, readForm } from "@/app/api/auth/form";
import { unreadableForm } from "@/app/sign-in";
import { env } from "@/lib/core/env";
import { parseFields } from "@/lib/core/parse-fields";
import { systemContext } from "@/lib/people/sessions/request-context";
import { mailSignInLink } from "@/lib/people/users/mail-sign-in-link";
import type { SignInError } from "@/lib/people/users/rules";
import { RequestResetRequest } from "@/lib/people/users/schemas";
import { guardMail } from "@/lib/people/users/sign-in-guard";
import { addressGroup } from "@/rest/client-address";
import { noSooner } from "@/rest/dashboard/no-sooner";

/** Responds the same whether the address has an account or not. */
export async function POST(request: Request): Promise<Response> {
  const refuse = (error: SignInError) => goTo(errorPath("/sign-in-link", error));
  try {
    const input = parseFields(RequestResetRequest, await readForm(request));
    if (!input.ok) return refuse({ code: "invalid_email" });
    // Without a mail server, the link would stay in the outbox, where admins could read it.
    if (env().SMTP_URL === undefined) return goTo("/sign-in");
    const { email } = input.data;
    const mayMail = await guardMail({ email, address: addressGroup(request.headers) });
    await noSooner(mayMail ? mailSignInLink(systemContext(), { email }) : Promise.resolve());
    return goTo("/sign-in-link?sent=1");
  } catch (error) {
    return refuse(unreadableForm(error));
  }
}
