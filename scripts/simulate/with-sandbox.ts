import { sourceCommand } from "@/scripts/build/programs";
import { startChild } from "@/scripts/start/child";

/** Runs work beside a sandbox in a process of its own, which ends with it. */
export async function withSandbox<T>(
  work: (url: string) => Promise<T>,
  say = (_: string): void => undefined,
): Promise<T> {
  const child = await startChild({
    name: "sandbox",
    command: sourceCommand("sandbox"),
    root: process.cwd(),
    env: { ...process.env, HOST: "127.0.0.1", PORT: "0" },
    print: (line) => /error/i.test(line) && say(line),
  });
  try {
    const line = await Promise.race([child.firstLine, child.ended.then((how) => Promise.reject(new Error(how)))]);
    return await work(line.slice(line.indexOf("http")));
  } finally {
    await child.stop(5_000);
  }
}
