import { limitAuth } from "@/app/api/auth/limit";
import { answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { originOf } from "@/app/api/dashboard/person";
import { readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { organizationCookie } from "@/app/organization-cookie";
import { addressGroup } from "@/lib/http/client-address";
import { joinByInvitation } from "@/lib/invitations/join";
import { Joined, JoinRequest } from "@/lib/invitations/schemas";
import { systemContext } from "@/lib/request-context";
import { guardSignUp } from "@/lib/users/sign-in-guard";
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
