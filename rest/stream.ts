import { log } from "@/lib/core/log";
import type { StreamedAnswer } from "@/lib/core/streamed-answer";
import { type AnswerHeaders, answer, varyBy } from "@/rest/answer";
import { compressStream } from "@/rest/compress";
import { type Accepted, encodedAs } from "@/rest/negotiate";
import { originOf } from "@/rest/origin";

interface Answering {
  request: Request;
  requestId: string;
  headers: AnswerHeaders;
  accepted: Accepted;
  /** By `performance.now()`. */
  startedAt: number;
}

/**
 * Returns the response of a streamed result. A failure before the first piece is thrown. A later one breaks the
 * connection, because the status has been sent and a body that simply ended would look complete.
 */
export async function answerStream(streamed: StreamedAnswer, answering: Answering): Promise<Response> {
  const { request, requestId, startedAt } = answering;
  const { encoding } = answering.accepted;
  const headers = varyBy({ ...answering.headers, "Content-Type": "application/json" }, "Accept-Encoding");
  if (encoding !== null) Object.assign(headers, encodedAs(encoding));
  if (request.method === "HEAD") return answer(200, null, requestId, headers);

  let spent = 0;
  let since = startedAt;
  const pieces = streamed.write({
    requestId,
    origin: originOf(request.headers),
    elapsedMs: () => spent + performance.now() - since,
  });
  const next = async () => {
    try {
      return await pieces.next();
    } finally {
      spent += performance.now() - since;
    }
  };
  let ready: IteratorResult<string> | null = await next();

  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          since = performance.now();
          const { done, value } = ready ?? (await next());
          ready = null;
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          log.error({ err: error, requestId }, "a response broke off");
          controller.error(error);
        }
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    // Produces nothing ahead of demand.
    { highWaterMark: 0 },
  );
  if (encoding === null) return answer(200, body, requestId, headers);
  return answer(
    200,
    compressStream(body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>, encoding),
    requestId,
    headers,
  );
}
