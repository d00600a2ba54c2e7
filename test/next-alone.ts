import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { freePort } from "@/scripts/postgres/free-port";

export interface PlainNext {
  port: number;
  stop(): Promise<void>;
}

/**
 * Starts Next alone from the production build, as `next start` does: the route files, without server.ts. It uses the
 * database and the sandbox of this test file.
 */
export async function startNext(): Promise<PlainNext> {
  const bin = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const port = await freePort();
  const child = spawn(process.execPath, [bin, "start", "--port", String(port), "--hostname", "127.0.0.1"], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  await untilReady(child);
  const stop = async () => {
    if (child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  return { port, stop };
}

/** Next adds what its router varies by to every response of a route, and joins what the route varies by. */
const ROUTER_VARY = "rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch";

/** @throws Error if Next didn't add it */
export function withoutRouterVary({ vary = "", ...headers }: Record<string, string>): Record<string, string> {
  if (!vary.startsWith(ROUTER_VARY)) throw new Error(`Next's response varies by "${vary}"`);
  const own = vary.slice(ROUTER_VARY.length).replace(/^, /, "");
  return own === "" ? headers : { ...headers, vary: own };
}

/** @throws Error with what Next printed if it ends before it is ready */
function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      if (stream)
        createInterface(stream).on("line", (line) => {
          output += `${line}\n`;
          if (line.includes("Ready in")) resolve();
        });
    child.once("exit", () => reject(new Error(`next start ended:\n${output}`)));
  });
}
