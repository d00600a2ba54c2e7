import { answerRefusal } from "@/app/api/dashboard/answers";
import { requireContext } from "@/app/api/dashboard/handle";
import { readInput } from "@/app/api/dashboard/request";
import { VideoParams } from "@/app/api/dashboard/videos/params";
import { getThumbnail } from "@/lib/tracking/videos/tracked-thumbnail";

/** Browsers keep the picture for themselves; no shared cache may, because it belongs to an organization. */
const KEPT = { "Cache-Control": "private, max-age=86400", "X-Content-Type-Options": "nosniff" };

/**
 * The still as WebP. While we have none the answer is 204, not 404: the video exists, the page draws a neutral field
 * instead, and browsers do not report it as an error.
 */
export async function GET(request: Request, segments: { params: Promise<unknown> }): Promise<Response> {
  try {
    const ctx = await requireContext(request);
    const { params } = readInput({ params: VideoParams }, { params: await segments.params });
    const webp = await getThumbnail(ctx, params);
    if (!webp) return new Response(null, { status: 204, headers: { "Cache-Control": "private, max-age=300" } });
    return new Response(new Uint8Array(webp), { headers: { ...KEPT, "Content-Type": "image/webp" } });
  } catch (error) {
    return answerRefusal(error);
  }
}
