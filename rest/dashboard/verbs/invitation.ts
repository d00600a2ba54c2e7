import * as accepting from "@/lib/people/invitations/accept";
import * as joining from "@/lib/people/invitations/join";
import { systemContext } from "@/lib/people/sessions/request-context";
import { guardSignUp } from "@/lib/people/users/sign-in-guard";
import type * as endpoints from "@/rest/dashboard/endpoints/invitation";
import type { VerbsOf } from "@/rest/dashboard/verb";

type Verbs = VerbsOf<typeof endpoints>;

export const acceptInvitation: Verbs["acceptInvitation"] = async ({ user, origin }, { token }) => {
  const answer = await accepting.acceptInvitation(systemContext(), { token, userId: user.id, origin });
  return { answer, organization: answer.organization };
};

export const joinByInvitation: Verbs["joinByInvitation"] = async ({ address, origin }, input) => {
  await guardSignUp(address);
  const answer = await joining.joinByInvitation(systemContext(), input, origin);
  return { answer, organization: answer.organization };
};
