import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** A server of `http-child.ts` in a process of its own. */
export interface Served {
  child: ChildProcess;
  port: number;
  stop(): void;
}

export async function startServer(kind: "api" | "bare"): Promise<Served> {
  const child = fork("scripts/bench/http-child.ts", [kind], { env: { ...process.env, NODE_ENV: "production" } });
  const [{ port }] = await once(child, "message");
  // It ends when it is disconnected.
  return { child, port, stop: () => void (child.connected && child.disconnect()) };
}

/** What a server's process has used so far. */
export interface ServerState {
  cpuSeconds: number;
  /** The most memory it had at a time. */
  peakBytes: number;
}

export async function stateOf({ child }: Served): Promise<ServerState> {
  const answer = once(child, "message");
  child.send("state");
  const [state] = await answer;
  return state;
}
