import { randomUUID } from "node:crypto";
import { goTo } from "@/app/api/auth/form";
import { limitAuth } from "@/app/api/auth/limit";
import { browserCookie, browserSecret } from "@/app/api/connect/browser";
import { currentPerson } from "@/app/session";
import { finishConnection } from "@/lib/channels/connections/finish";
import { AppError } from "@/lib/core/errors";
import { PLATFORM_WAIT_MS, systemContext } from "@/lib/people/sessions/request-context";
import { OwnerPlatform } from "@/lib/platforms/owner/schemas";
import { PEER_HEADER } from "@/rest/client-address";

/** Where the platform sends the owner's browser after the consent page. */
export async function GET(request: Request, { params }: { params: Promise<{ platform: string }> }): Promise<Response> {
  const named = (await params).platform;
  const platform = OwnerPlatform.options.find((option) => option === named);
  if (!platform) return new Response(null, { status: 404 });
  try {
    await limitAuth(request);
  } catch (error) {
    if (error instanceof AppError) return goTo("/connect?failed=unanswered");
    throw error;
  }
  const finished = await finishConnection(
    { ...systemContext(), platformDeadline: Date.now() + PLATFORM_WAIT_MS },
    {
      platform,
      parameters: new URL(request.url).searchParams,
      browser: browserSecret(request),
      userId: (await currentPerson())?.user.id ?? null,
      origin: { address: request.headers.get(PEER_HEADER), requestId: randomUUID() },
    },
  );
  const forget = [browserCookie(null)];
  if (finished.kind === "connected")
    return goTo(
      finished.ownerToken
        ? `/connected?token=${finished.ownerToken}`
        : `/organization?tab=connections&connected=${platform}`,
      forget,
    );
  const { failure, isByInvitation } = finished;
  return goTo(
    isByInvitation ? `/connect?failed=${failure}` : `/organization?tab=connections&failed=${failure}`,
    forget,
  );
}
