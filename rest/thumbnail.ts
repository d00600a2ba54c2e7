import { randomUUID } from "node:crypto";
import type { Context } from "@/lib/core/context";
import { systemContext } from "@/lib/people/sessions/request-context";
import { getPublicThumbnail } from "@/lib/tracking/videos/public-thumbnail";
import { answerFault, faultOf, STANDARD_HEADERS } from "@/rest/answer";
import { acceptedBy } from "@/rest/negotiate";
import type { Handler } from "@/rest/pipeline";

/** A stored picture is never fetched again, so a month is not too long; other sites' pages may show it. */
const KEPT = {
  "Content-Type": "image/webp",
  "Cache-Control": "public, max-age=2592000, immutable",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/** GET /api/thumbnails/{uuid}, without a key. `context`: for tests. */
export async function answerThumbnail(
  request: Request,
  segments: Parameters<Handler>[1],
  context: () => Context = systemContext,
): Promise<Response> {
  const requestId = randomUUID();
  const accepted = acceptedBy(request.headers);
  try {
    const webp = await getPublicThumbnail(context(), { uuid: (await segments.params)?.uuid });
    if (!webp) return answerFault("A", { code: "not_found", message: "Thumbnail not found" }, requestId, {}, accepted);
    return new Response(new Uint8Array(webp), { headers: { ...STANDARD_HEADERS, ...KEPT, "X-Request-Id": requestId } });
  } catch (error) {
    return answerFault("A", faultOf(error, requestId), requestId, {}, accepted);
  }
}
