import { faultPath, goTo, readForm } from "@/app/api/auth/form";
import { noSooner } from "@/app/api/auth/no-sooner";
import { readFault } from "@/app/sign-in";
import { parseFields } from "@/lib/core/parse-fields";
import { env } from "@/lib/env";
import { addressGroup } from "@/lib/http/client-address";
import { systemContext } from "@/lib/request-context";
import { mailSignInLink } from "@/lib/users/mail-sign-in-link";
import type { SignInFault } from "@/lib/users/rules";
import { RequestResetRequest } from "@/lib/users/schemas";
import { guardMail } from "@/lib/users/sign-in-guard";

/** Answers the same whether the address has an account or not. */
export async function POST(request: Request): Promise<Response> {
  const refuse = (fault: SignInFault) => goTo(faultPath("/sign-in-link", fault));
  try {
    const input = parseFields(RequestResetRequest, await readForm(request));
    if (!input.ok) return refuse({ code: "invalid_email" });
    // Without a mail server the link would lie in the outbox, for admins to read.
    if (env().SMTP_URL === undefined) return goTo("/sign-in");
    const { email } = input.data;
    const mayMail = await guardMail({ email, address: addressGroup(request.headers) });
    await noSooner(mayMail ? mailSignInLink(systemContext(), { email }) : Promise.resolve());
    return goTo("/sign-in-link?sent=1");
  } catch (error) {
    return refuse(readFault(error));
  }
}
