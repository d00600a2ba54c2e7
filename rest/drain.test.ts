import { Agent, createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { type Drain, drainOf } from "@/rest/drain";

const agents: Agent[] = [];
afterEach(() => {
  for (const agent of agents.splice(0)) agent.destroy();
});

/** A server that answers after the milliseconds in the path, and a client with a connection of its own. */
async function start(options: { delayMs: number; graceMs: number }) {
  let drain: Drain | undefined;
  const server: Server = createServer(async (request, response) => {
    if (drain?.isDraining) response.shouldKeepAlive = false;
    await sleep(Number(request.url?.slice(1)));
    response.end("answered");
  });
  drain = drainOf(server, options);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const client = () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    agents.push(agent);
    return (path: string) =>
      new Promise<{ status: number; connection: string | undefined; text: string }>((resolve, reject) => {
        get({ port, path, agent }, (answer: IncomingMessage) => {
          let text = "";
          answer.on("data", (part) => {
            text += part;
          });
          answer.on("end", () =>
            resolve({ status: answer.statusCode ?? 0, connection: answer.headers.connection, text }),
          );
          answer.on("error", reject);
        }).on("error", reject);
      });
  };
  return { server, drain, client };
}

test("a kept connection is answered once more during the delay, and closed by the answer", async () => {
  const { server, drain, client } = await start({ delayMs: 300, graceMs: 1_000 });
  const send = client();
  expect((await send("/0")).connection).toBe("keep-alive");
  const drained = drain.drain();
  expect(await send("/0")).toEqual({ status: 200, connection: "close", text: "answered" });
  // New connections too, because the proxy may not have noticed yet.
  expect((await client()("/0")).connection).toBe("close");
  await drained;
  expect(server.listening).toBe(false);
  await expect(client()("/0")).rejects.toThrow("ECONNREFUSED");
});

test("what was accepted is answered after the server stopped listening", async () => {
  const { drain, client } = await start({ delayMs: 0, graceMs: 5_000 });
  const slow = client()("/600");
  await sleep(100);
  const begun = performance.now();
  await drain.drain();
  expect(await slow).toMatchObject({ status: 200, text: "answered" });
  // It ends with the last answer, not with the grace period.
  expect(performance.now() - begun).toBeLessThan(4_000);
});

test("what takes longer than the grace period is cut", async () => {
  const { drain, client } = await start({ delayMs: 0, graceMs: 200 });
  const slow = client()("/60000").catch((error: NodeJS.ErrnoException) => error.code);
  await sleep(100);
  await drain.drain();
  expect(await slow).toBe("ECONNRESET");
});
