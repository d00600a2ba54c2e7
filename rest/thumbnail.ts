import { randomUUID } from "node:crypto";
import type { Context } from "@/lib/core/context";
import { systemContext } from "@/lib/people/sessions/request-context";
import { getPublicThumbnail } from "@/lib/tracking/videos/public-thumbnail";
import { type Answer, answer, answerError, restErrorOf } from "@/rest/answer";
import type { ApiRequest } from "@/rest/api-request";

/** A stored picture is never fetched again, so a month is not too long; other sites' pages may show it. */
const KEPT = {
  "Content-Type": "image/webp",
  "Cache-Control": "public, max-age=2592000, immutable",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/** GET /api/thumbnails/{uuid}, without a key. `context`: for tests. */
export async function answerThumbnail(
  { params, accepted }: Pick<ApiRequest, "params" | "accepted">,
  context: () => Context = systemContext,
): Promise<Answer> {
  const requestId = randomUUID();
  try {
    const webp = await getPublicThumbnail(context(), { uuid: params.uuid });
    if (!webp) return answerError("A", { code: "not_found", message: "Thumbnail not found" }, requestId, {}, accepted);
    return answer(200, new Uint8Array(webp), requestId, KEPT);
  } catch (error) {
    return answerError("A", restErrorOf(error, requestId), requestId, {}, accepted);
  }
}
