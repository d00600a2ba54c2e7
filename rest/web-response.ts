import { type Answer, isWhole, type Pieces } from "@/rest/answer";

/** Returns an answer as a route file's response. */
export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body === null || isWhole(body) ? body : streamOf(body), { status, headers });
}

function streamOf(pieces: Pieces): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await pieces.next();
          if (done) controller.close();
          else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
        } catch (error) {
          controller.error(error);
        }
      },
      async cancel() {
        await pieces.return();
      },
    },
    // Produces nothing ahead of demand.
    { highWaterMark: 0 },
  );
}
