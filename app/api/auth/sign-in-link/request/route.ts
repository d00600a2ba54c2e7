import { setTimeout } from "node:timers/promises";
import { faultPath, goTo, readForm } from "@/app/api/auth/form";
import { readFault } from "@/app/sign-in";
import { env } from "@/lib/env";
import { addressGroup } from "@/lib/http/client-address";
import { systemContext } from "@/lib/request-context";
import { mailSignInLink } from "@/lib/users/mail-sign-in-link";
import type { SignInFault } from "@/lib/users/rules";
import { RequestResetRequest } from "@/lib/users/schemas";
import { guardMail } from "@/lib/users/sign-in-guard";

/** Far longer than the writing takes: the time to the answer must not show whether the address is known. */
const ANSWER_AFTER_MS = 400;

/** Answers the same whether the address has an account or not. */
export async function POST(request: Request): Promise<Response> {
  const refuse = (fault: SignInFault) => goTo(faultPath("/sign-in-link", fault));
  try {
    const input = RequestResetRequest.safeParse(await readForm(request));
    if (!input.success) return refuse({ code: "invalid_email" });
    // Without a mail server the link would lie in the outbox, for admins to read.
    if (env().SMTP_URL === undefined) return goTo("/sign-in");
    const { email } = input.data;
    const mayMail = await guardMail({ email, address: addressGroup(request.headers) });
    await Promise.all([mayMail && mailSignInLink(systemContext(), { email }), setTimeout(ANSWER_AFTER_MS)]);
    return goTo("/sign-in-link?sent=1");
  } catch (error) {
    return refuse(readFault(error));
  }
}
