import { vi } from "vitest";

interface Untouched {
  env: NodeJS.ProcessEnv;
  console: Console;
  catchers: unknown[];
}

/** Returns listeners that, if one was left over, would hide errors of later files from Vitest. */
const catchers = () => [...process.listeners("uncaughtException"), ...process.listeners("unhandledRejection")];

/**
 * Runs before each file of a process that many files share. Packages stay loaded, which saves most of what a process per
 * file would cost. Modules of the project are loaded again, and what a file may change in its process is restored.
 */
export function restoreProcess(): void {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.resetModules();
  const shared = globalThis as typeof globalThis & { untouchedProcess?: Untouched };
  // Pools, limits and counters that Next's bundles share this way.
  for (const key of Object.keys(shared)) if (key.startsWith("clipscope")) Reflect.deleteProperty(shared, key);
  shared.untouchedProcess ??= {
    env: { ...process.env },
    console: { ...console },
    catchers: catchers(),
  };
  const { env, console: original, catchers: known } = shared.untouchedProcess;
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  Object.assign(console, original);
  for (const listener of process.listeners("uncaughtException"))
    if (!known.includes(listener)) process.off("uncaughtException", listener);
  for (const listener of process.listeners("unhandledRejection"))
    if (!known.includes(listener)) process.off("unhandledRejection", listener);
}
