import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { writeBundles } from "@/scripts/build/bundle";
import { BUNDLES } from "@/scripts/build/programs";

/** Inside the project, where the packages that are not bundled are found. */
const FOLDER = path.join(process.cwd(), BUNDLES, "bench");

/** A server of `http-child.ts` in a process of its own. */
export interface Served {
  child: ChildProcess;
  port: number;
  stop(): void;
}

let bundling: Promise<unknown> | undefined;

/** Both kinds are bundled and run by plain Node, as the product is: a loader such as tsx adds code to every closure. */
export async function startServer(kind: "api" | "bare"): Promise<Served> {
  bundling ??= writeBundles(process.cwd(), FOLDER, { server: "scripts/bench/http-child.ts" });
  await bundling;
  const env = { ...process.env, NODE_ENV: "production" as const };
  const child = fork(path.join(FOLDER, "server.js"), [kind], { env, execArgv: [] });
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
