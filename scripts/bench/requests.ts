import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import autocannon from "autocannon";
import type { DatabaseHandle } from "@/db/client";
import { apiRequests } from "@/db/schema";
import type { RateLimiter } from "@/lib/core/rate-limit";
import { createKey } from "@/lib/developers/keys/create";
import { whoami } from "@/lib/developers/keys/whoami";
import { RequestBuffer } from "@/lib/developers/requests/buffer";
import { writeRequests } from "@/lib/developers/requests/write";
import { whoamiOperation } from "@/rest/operations/keys";
import { bind } from "@/rest/pipeline";
import { type Handler, routes } from "@/rest/routes";
import { fill } from "@/scripts/bench/fill";
import { type Measurement, ROUNDS } from "@/scripts/bench/measure";

const SECONDS = 2;
const CONNECTIONS = 8;

const unlimited: RateLimiter = {
  consume: async (_, limit) => ({ limit, remaining: limit, resetAt: new Date(), exceeded: false }),
};

/**
 * Measures the cheapest call over HTTP, with and without the request log, in turn because the machine's speed varies.
 */
export async function benchRequests(handle: DatabaseHandle): Promise<Measurement[]> {
  const owner = await fill(handle, 1);
  const { key } = await createKey(owner, { name: "Bench", roles: ["usage:read"], expires_in_days: null });
  const buffer = new RequestBuffer({ write: (batch) => writeRequests(handle.db, batch) });
  const context = () => ({ db: owner.db, now: () => new Date() });
  const limits = () => ({ requests: unlimited, failures: unlimited });
  const logged = routes({ GET: bind(whoamiOperation, whoami, { context, limits, requests: () => buffer }) }).GET;
  const bare = routes({ GET: bind(whoamiOperation, whoami, { context, limits }) }).GET;
  const servers = await Promise.all([serve(logged), serve(bare)]);
  const times = { ours: [] as number[], bare: [] as number[] };
  let answered = 0;
  try {
    for (const server of servers) await load(server, key, 1);
    await buffer.flush();
    await handle.db.delete(apiRequests);
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, server] of [
        ["ours", servers[0]],
        ["bare", servers[1]],
      ] as const) {
        const { average, calls } = await load(server, key, SECONDS);
        times[name].push(1_000 / average);
        if (name === "ours") answered += calls;
      }
  } finally {
    for (const server of servers) server.close();
  }
  if (!(await buffer.flush())) throw new Error("the request log could not be written");
  const rows = await handle.db.$count(apiRequests);
  // Responses still in flight when the load ends are logged, but not counted by the load generator.
  if (rows < answered || rows > answered + ROUNDS * CONNECTIONS * 2)
    throw new Error(`${rows} rows of ${answered} calls`);
  return [{ name: "GET /whoami, logged (without the log)", ...times, unit: "ms" }];
}

/** A minimal server for one handler. */
async function serve(handler: Handler): Promise<Server> {
  const server = createServer(async (request, response) => {
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const answer = await handler(new Request(`http://localhost${request.url}`, { headers }), {
      params: Promise.resolve({}),
    });
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

async function load(server: Server, key: string, duration: number): Promise<{ average: number; calls: number }> {
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/api/v1/whoami`;
  const headers = { "X-API-Key": key };
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx + result.errors} calls failed`);
  return { average: result.requests.average, calls: result["2xx"] };
}
