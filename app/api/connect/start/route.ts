import { goTo, readForm } from "@/app/api/auth/form";
import { browserCookie, leaveFor, newBrowserSecret } from "@/app/api/connect/browser";
import { currentPerson } from "@/app/session";
import { type Begun, beginByInvitation, beginConnection } from "@/lib/channels/connections/begin";
import type { ConnectionFailure } from "@/lib/channels/connections/rules";
import { AppError } from "@/lib/core/errors";
import { systemContext, userContext } from "@/lib/people/sessions/request-context";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { OwnerPlatform } from "@/lib/platforms/owner/schemas";

/** Sends a browser to the platform's consent page: a member's, or a creator's with an invitation. Works without scripts. */
export async function POST(request: Request): Promise<Response> {
  let token = "";
  const refuse = (failure: ConnectionFailure) =>
    goTo(
      token
        ? `/connect?${new URLSearchParams({ token, failed: failure })}`
        : `/organization?tab=connections&failed=${failure}`,
    );
  try {
    const form = await readForm(request);
    token = form.token ?? "";
    const browser = newBrowserSecret();
    const platform = OwnerPlatform.options.find((option) => option === form.platform);
    const begun: Begun = token
      ? await beginByInvitation(systemContext(), { token, browser })
      : platform
        ? await beginAsMember(platform, browser)
        : { failure: "not_configured" };
    if ("failure" in begun) return refuse(begun.failure);
    const name = platform ? PLATFORM_NAMES[platform] : "the platform";
    return leaveFor(begun.url, name, [browserCookie(browser)]);
  } catch (error) {
    if (error instanceof AppError) return refuse(error.refusal.code === "forbidden" ? "not_allowed" : "unanswered");
    throw error;
  }
}

async function beginAsMember(platform: OwnerPlatform, browser: string): Promise<Begun> {
  const person = await currentPerson();
  const organization = person?.membership?.organization;
  if (!person?.membership || organization?.suspendedAt || organization?.closedAt) return { failure: "not_allowed" };
  return beginConnection(userContext(person.membership, person.session.id), { platform, browser });
}
