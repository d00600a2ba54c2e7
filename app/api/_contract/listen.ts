import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { call } from "@/app/api/_contract/served";

export interface Listening {
  /** Origin, without a path. */
  origin: string;
  close(): void;
}

/** Serves the API over HTTP on a loopback port, for API clients. */
export async function listen(): Promise<Listening> {
  const server = createServer(async (request, response) => {
    // Responses are passed on as text, so they must not be compressed.
    const { "accept-encoding": _, ...headers } = request.headers;
    const body = await buffer(request);
    const sent = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    const answered = await call(request.method ?? "GET", request.url ?? "/", {
      headers: Object.fromEntries(sent),
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    });
    response.writeHead(answered.status, answered.headers).end(answered.text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
