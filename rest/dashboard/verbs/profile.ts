import * as email from "@/lib/people/users/change-email";
import * as password from "@/lib/people/users/change-password";
import type * as endpoints from "@/rest/dashboard/endpoints/profile";
import type { VerbsOf } from "@/rest/dashboard/verb";

export { listIdentities, unlinkIdentity } from "@/lib/people/identities/link";
export { endOtherSessions, endSession } from "@/lib/people/sessions/end";
export { listSessions } from "@/lib/people/sessions/list";
export { getProfile } from "@/lib/people/users/profile";
export { resendConfirmation } from "@/lib/people/users/resend-confirmation";
export { updateProfile } from "@/lib/people/users/update-profile";

type Verbs = VerbsOf<typeof endpoints>;

export const changeEmail: Verbs["changeEmail"] = async (visitor, input) => ({
  answer: await email.changeEmail(visitor.context(), input, visitor.address),
});

export const changePassword: Verbs["changePassword"] = async (visitor, input) => {
  const { userId } = await password.changePassword(visitor.context(), input, visitor.address);
  return { answer: { changed: true }, renewsSessionOf: userId };
};
