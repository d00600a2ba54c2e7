import { randomUUID } from "node:crypto";
import { goTo, readForm } from "@/app/api/auth/form";
import { disconnectByLink } from "@/lib/channels/connections/disconnect";
import { AppError } from "@/lib/core/errors";
import { PLATFORM_WAIT_MS, systemContext } from "@/lib/people/sessions/request-context";
import { PEER_HEADER } from "@/rest/client-address";

/** A creator disconnects by their own link or the invitation that they used. Works without scripts. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { token = "", figures } = await readForm(request);
    const { revoked } = await disconnectByLink(
      { ...systemContext(), platformDeadline: Date.now() + PLATFORM_WAIT_MS },
      {
        token,
        deleteFigures: figures !== "keep",
        origin: { address: request.headers.get(PEER_HEADER), requestId: randomUUID() },
      },
    );
    return goTo(`/connected?done=${revoked ? "revoked" : "kept"}${figures === "keep" ? "" : "&figures=deleted"}`);
  } catch (error) {
    if (error instanceof AppError) return goTo("/connected?failed=1");
    throw error;
  }
}
