import { answerNothing, answerReportFile, openLink } from "@/app/(report)/open-link";
import { toPng } from "@/lib/core/picture";
import { readLogo } from "@/lib/core/read-logo";

/**
 * The logo of the report's organization, for the page and its emails. Some mail programs don't know WebP, which every
 * browser requests by name: all others get a PNG.
 */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const open = await openLink((await params).token, request.headers);
  const webp = open?.isUnlocked ? await readLogo(open.ctx) : null;
  if (webp === null) return answerNothing();
  const knowsWebp = request.headers.get("accept")?.includes("image/webp") === true;
  return answerReportFile(new Uint8Array(knowsWebp ? webp : await toPng(webp)), {
    "Content-Type": knowsWebp ? "image/webp" : "image/png",
  });
}
