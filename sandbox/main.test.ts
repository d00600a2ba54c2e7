import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { startSandbox } from "./server";

it.each(["SIGTERM", "SIGINT"] as const)("the process prints its address and ends on %s", async (signal) => {
  const child = spawn(process.execPath, ["--import", "tsx", "sandbox/main.ts"], {
    // Port 0 would count as "not set", so a free port is found first.
    env: { ...process.env, PORT: String(await freePort()), HOST: "127.0.0.1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  const url = /listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(String(line))?.[1] ?? "";
  expect((await fetch(url)).status).toBe(200);
  child.kill(signal);
  expect(await once(child, "exit")).toEqual([0, null]);
});

it("a port in use is an error", async () => {
  const first = await startSandbox();
  await expect(startSandbox({ port: Number(new URL(first.url).port) })).rejects.toThrow(/EADDRINUSE/);
  await first.close();
});

it("closing does not wait for a hanging response", async () => {
  const sandbox = await startSandbox();
  await fetch(`${sandbox.url}/control/faults`, {
    method: "POST",
    body: JSON.stringify({ platform: "youtube", fault: "timeout" }),
  });
  const hanging = fetch(`${sandbox.url}/youtube/v3/videos?part=id&id=dQw4w9WgXcQ&key=sandbox-youtube-key`);
  const failed = expect(hanging).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const started = performance.now();
  await sandbox.close();
  expect(performance.now() - started).toBeLessThan(2_000);
  await failed;
});

async function freePort(): Promise<number> {
  const sandbox = await startSandbox();
  await sandbox.close();
  return Number(new URL(sandbox.url).port);
}
