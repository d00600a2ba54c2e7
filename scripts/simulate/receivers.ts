import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { HOUR_MS } from "@/lib/core/time/unit-rules";

/** What a receiver does with a request, given the simulated time since the start and a random number below 1. */
type Behavior = (elapsedMs: number, chance: number) => "accept" | "fail" | "reset" | "hang" | "later";

/** Four that work and six that don't always, as receivers of customers are. */
export const BEHAVIORS: Readonly<Record<string, Behavior>> = {
  "works 1": () => "accept",
  "works 2": () => "accept",
  "works 3": () => "accept",
  "works 4": () => "accept",
  "fails every third time": (_, chance) => (chance < 1 / 3 ? "fail" : "accept"),
  "cuts every second connection": (_, chance) => (chance < 1 / 2 ? "reset" : "accept"),
  "never answers every fifth time": (_, chance) => (chance < 1 / 5 ? "hang" : "accept"),
  "asks to come later for three hours": (elapsed) => (elapsed < 3 * HOUR_MS ? "later" : "accept"),
  "is down for twenty hours": (elapsed) => (elapsed < 20 * HOUR_MS ? "fail" : "accept"),
  "always fails": () => "fail",
};

export interface Receivers {
  /** Of the n-th behavior. */
  url(index: number, organization: number): string;
  /** How often each event was accepted, by path and event ID. */
  accepted: ReadonlyMap<string, number>;
  requests(): number;
  close(): void;
}

/** Starts receivers of all behaviors. @param elapsed simulated milliseconds since the start */
export async function startReceivers(elapsed: () => number, random: () => number): Promise<Receivers> {
  const accepted = new Map<string, number>();
  let requests = 0;
  const behaviors = Object.values(BEHAVIORS);
  const server = createServer((request, response) => {
    requests += 1;
    request.resume();
    const path = request.url ?? "/";
    const behavior = behaviors[Number(path.split("/")[1])];
    const does = behavior?.(elapsed(), random()) ?? "fail";
    if (does === "hang") return;
    if (does === "reset") return request.socket.destroy();
    if (does === "later") return response.writeHead(429, { "Retry-After": "600" }).end();
    if (does === "fail") return response.writeHead(500).end();
    const key = `${path} ${request.headers["webhook-id"]}`;
    accepted.set(key, (accepted.get(key) ?? 0) + 1);
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (index, organization) => `http://127.0.0.1:${port}/${index}/${organization}`,
    accepted,
    requests: () => requests,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
