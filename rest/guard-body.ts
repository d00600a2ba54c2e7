import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/lib/core/errors";

/** How long a connection with a truncated body stays open so that its client can read the response. */
const LINGER_MS = 1_000;
/** How long an answered request may keep sending an unread body. */
const DRAIN_MS = 2_000;

/** Returns whether a request announces a body. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/**
 * Limits how much of a request's body enters this process, no matter what reads it. Past `limit` bytes, the stream
 * fails with payload_too_large and nothing more is read from the connection, which ends after the response. An unread
 * body is discarded for a moment after the response; then its connection ends too.
 */
export function guardBody(request: IncomingMessage, response: ServerResponse, limit: number): void {
  const { socket } = request;
  // Node's parser passes each piece of a body to `push`, even if the stream is not read.
  const push = request.push.bind(request);
  let size = 0;
  let isOver = false;
  // Readers have their own listeners. Without one, a failed stream would crash the process.
  request.on("error", () => {});
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding): boolean => {
    if (isOver) return false;
    size += chunk?.byteLength ?? 0;
    if (size <= limit) return push(chunk, encoding);
    isOver = true;
    if (!response.headersSent) response.setHeader("Connection", "close");
    if (response.writableFinished) endGently();
    // By default, Node would close the connection with the stream, and the response would be lost.
    request._destroy = (error, done) => done(error);
    request.destroy(new AppError({ code: "payload_too_large", limit }));
    return false;
  };
  const endGently = () => {
    socket.end();
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  };
  // Runs before Node's own listener, which closes the connection or discards the rest of the body uncounted.
  response.prependOnceListener("finish", () => {
    if (request.complete) return;
    // Closing immediately with unread bytes would reset the connection before the client has read the response.
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
 * Sends `100 Continue` only when the body is read: a client that is refused by its headers need not send it. For
 * `checkContinue`.
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
 * Waits until the whole body is in the request's own buffer, for receivers that would read without a bound or a
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
      // A full buffer stops the parser until it is read; only the limit may do that.
      return wantsMore || !request.destroyed;
    };
    // Marks the request as consumed, so that Node leaves it alone, and starts the flow of bytes.
    request.read(0);
  });
}
