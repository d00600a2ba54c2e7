import { answerRefusal } from "@/app/api/dashboard/answers";
import { ChannelParams } from "@/app/api/dashboard/channels/params";
import { requireContext } from "@/app/api/dashboard/handle";
import { readInput } from "@/app/api/dashboard/request";
import { getChannelPicture } from "@/lib/channels/channels/picture";

const KEPT = { "Cache-Control": "private, max-age=86400", "X-Content-Type-Options": "nosniff" };

/** The channel's picture as WebP. While we have none the answer is 204: the page draws initials instead. */
export async function GET(request: Request, segments: { params: Promise<unknown> }): Promise<Response> {
  try {
    const ctx = await requireContext(request);
    const { params } = readInput({ params: ChannelParams }, { params: await segments.params });
    const webp = await getChannelPicture(ctx, params);
    if (!webp) return new Response(null, { status: 204, headers: { "Cache-Control": "private, max-age=300" } });
    return new Response(new Uint8Array(webp), { headers: { ...KEPT, "Content-Type": "image/webp" } });
  } catch (error) {
    return answerRefusal(error);
  }
}
