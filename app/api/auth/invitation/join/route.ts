import { limitAuth } from "@/app/api/auth/limit";
import { answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { originOf } from "@/app/api/dashboard/person";
import { readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { organizationCookie } from "@/app/organization-cookie";
import { joinByInvitation } from "@/lib/people/invitations/join";
import { Joined, JoinRequest } from "@/lib/people/invitations/schemas";
import { systemContext } from "@/lib/people/sessions/request-context";
import { guardSignUp } from "@/lib/people/users/sign-in-guard";
import { addressGroup } from "@/rest/client-address";
import { readJson } from "@/rest/read-body";

/** Signs up by an invitation; signing in follows, as after any sign-up. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    await limitAuth(request);
    const { body } = readInput({ body: JoinRequest }, { body: await readJson(request) });
    await guardSignUp(addressGroup(request.headers));
    const joined = Joined.parse(await joinByInvitation(systemContext(), body, originOf(request)));
    return answerJson(joined, 201, { "Set-Cookie": organizationCookie(joined.organization) });
  } catch (error) {
    return answerRefusal(error);
  }
}
