import { log } from "@/lib/core/log";
import type { StreamedAnswer } from "@/lib/core/streamed-answer";
import { type Answer, type AnswerHeaders, answer, type Pieces, varyBy } from "@/rest/answer";
import type { ApiRequest } from "@/rest/api-request";
import { canCompressStream, compressStream } from "@/rest/compress";
import type { Accepted } from "@/rest/negotiate";
import { originOf } from "@/rest/origin";

interface Answering {
  request: Pick<ApiRequest, "method" | "headers">;
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
export async function answerStream(streamed: StreamedAnswer, answering: Answering): Promise<Answer> {
  const { request, requestId, startedAt } = answering;
  const headers = varyBy({ ...answering.headers, "Content-Type": "application/json" }, "Accept-Encoding");
  const encoding = canCompressStream() ? answering.accepted.encoding : null;
  if (encoding !== null) headers["Content-Encoding"] = encoding;
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
  const body = {
    async next() {
      const first = ready;
      ready = null;
      if (first) return first;
      since = performance.now();
      try {
        return await next();
      } catch (error) {
        log.error({ err: error, requestId }, "a response broke off");
        throw error;
      }
    },
    return: () => pieces.return(undefined),
  } satisfies Pieces;
  return answer(200, encoding === null ? body : compressStream(body, encoding), requestId, headers);
}
