import { env } from "@/lib/core/env";
import { systemContext } from "@/lib/people/sessions/request-context";
import * as emails from "@/lib/people/users/confirm-email";
import * as emailChanges from "@/lib/people/users/confirm-email-change";
import * as resetRequests from "@/lib/people/users/request-reset";
import * as resets from "@/lib/people/users/reset-password";
import { guardMail, guardSignUp, resetSignInFailures } from "@/lib/people/users/sign-in-guard";
import * as signingUp from "@/lib/people/users/sign-up";
import type * as endpoints from "@/rest/dashboard/endpoints/account";
import { noSooner } from "@/rest/dashboard/no-sooner";
import type { VerbsOf } from "@/rest/dashboard/verb";

type Verbs = VerbsOf<typeof endpoints>;

/** Hashing the password takes a large part of it. */
const SIGN_UP_ANSWER_AFTER_MS = 1000;

/** With a mail server, the response is the same at the same time whether the address has an account; the email says which. */
export const signUp: Verbs["signUp"] = async ({ address }, input) => {
  await guardSignUp(address);
  if (env().SMTP_URL === undefined) return { answer: await signingUp.signUp(systemContext(), input) };
  const mayMailKnown = await guardMail({ email: input.email, address });
  const answer = await noSooner(signingUp.signUp(systemContext(), input, mayMailKnown), SIGN_UP_ANSWER_AFTER_MS);
  return { answer };
};

export const confirmEmail: Verbs["confirmEmail"] = async (_visitor, input) => ({
  answer: await emails.confirmEmail(systemContext(), input),
});

export const confirmEmailChange: Verbs["confirmEmailChange"] = async (visitor, input) => {
  const before = await visitor.person();
  const { email, userId } = await emailChanges.confirmEmailChange(systemContext(), input, visitor.origin);
  return { answer: { email }, ...(before?.user.id === userId && { renewsSessionOf: userId }) };
};

export const requestReset: Verbs["requestReset"] = async ({ address }, input) => {
  const mayMail = await guardMail({ email: input.email, address });
  await noSooner(mayMail ? resetRequests.requestReset(systemContext(), input) : Promise.resolve());
  return { answer: { requested: true } };
};

export const resetPassword: Verbs["resetPassword"] = async ({ address }, input) => {
  const answer = await resets.resetPassword(systemContext(), input);
  await resetSignInFailures({ email: answer.email, address });
  return { answer };
};
