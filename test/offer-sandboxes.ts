import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Sandbox, startSandbox } from "@/sandbox/server";

/**
 * Serves sandboxes to test files, which cost less in this process than in each worker's: POST starts one and answers with
 * its URL, DELETE ends the one in `?url=`.
 */
export async function offerSandboxes(): Promise<Sandbox> {
  const running = new Map<string, Sandbox>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost").searchParams.get("url");
    if (request.method === "POST") {
      const sandbox = await startSandbox();
      running.set(sandbox.url, sandbox);
      response.end(sandbox.url);
    } else if (url) {
      await running.get(url)?.close();
      running.delete(url);
      response.end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await Promise.all([...running.values()].map((sandbox) => sandbox.close()));
    },
  };
}
