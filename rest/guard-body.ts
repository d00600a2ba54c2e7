import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/lib/core/errors";

/** How long a connection whose body was cut off stays open, so that its client can read the answer. */
const LINGER_MS = 1_000;
/** How long an answered request may go on sending a body that nobody reads. */
const DRAIN_MS = 2_000;

/** Whether a request announces a body. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/**
 * Bounds what a request's body can put into this process, whoever reads it. Past `limit` bytes the stream fails with
 * payload_too_large and nothing more is taken from the connection, which ends once the answer has left. A body that
 * nobody reads is dropped for a moment after the answer; then its connection ends too.
 */
export function guardBody(request: IncomingMessage, response: ServerResponse, limit: number): void {
  const { socket } = request;
  // Node's parser hands over each piece of a body by `push`, also where nobody reads the stream.
  const push = request.push.bind(request);
  let size = 0;
  let isOver = false;
  // Readers have their own listeners; without any a failed stream would end the process.
  request.on("error", () => {});
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding): boolean => {
    if (isOver) return false;
    size += chunk?.byteLength ?? 0;
    if (size <= limit) return push(chunk, encoding);
    isOver = true;
    if (!response.headersSent) response.setHeader("Connection", "close");
    if (response.writableFinished) endGently();
    // By itself Node would take the connection down with the stream, and with it the answer.
    request._destroy = (error, done) => done(error);
    request.destroy(new AppError({ code: "payload_too_large", limit }));
    return false;
  };
  const endGently = () => {
    socket.end();
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  };
  // Before Node's own listener, which closes the connection or drops the rest of the body uncounted.
  response.prependOnceListener("finish", () => {
    if (request.complete) return;
    // Closing at once, with bytes unread, would reset the connection before the client has read the answer.
    socket.destroySoon = endGently;
    if (isOver) return endGently();
    request.read();
    request.resume();
    setTimeout(() => {
      if (!request.complete) socket.destroy();
    }, DRAIN_MS).unref();
  });
}

/**
 * Sends `100 Continue` when somebody reads the body, and not before: a request that is refused by its headers need not
 * send one. For `checkContinue`.
 */
export function continueWhenRead(request: IncomingMessage, response: ServerResponse): void {
  const read = request._read.bind(request);
  request._read = (size) => {
    request._read = read;
    if (!response.headersSent) response.writeContinue();
    read(size);
  };
}

/**
 * Waits until the whole body lies in the request's own buffer, for receivers that would read without a bound or a
 * deadline. It stays unread there. Call it after `guardBody`.
 * @throws AppError payload_too_large, request_timeout, request_aborted
 */
export function holdBody(request: IncomingMessage, deadlineMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const guarded = request.push.bind(request);
    const timer = setTimeout(() => finish(new AppError({ code: "request_timeout" })), deadlineMs);
    const onError = (error: Error) =>
      finish(error instanceof AppError ? error : new AppError({ code: "request_aborted" }));
    const finish = (error?: AppError) => {
      clearTimeout(timer);
      request.off("error", onError);
      if (error) reject(error);
      else resolve();
    };
    request.on("error", onError);
    request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding): boolean => {
      const wantsMore = guarded(chunk, encoding);
      if (chunk === null) finish();
      // A full buffer stops the parser until somebody reads; only the limit may.
      return wantsMore || !request.destroyed;
    };
    // Marks the request as consumed, which Node then leaves alone, and starts the flow of bytes.
    request.read(0);
  });
}
