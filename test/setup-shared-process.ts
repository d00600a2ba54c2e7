import { vi } from "vitest";
import { type Env, env } from "@/lib/core/env";

/** Runs before each file of a process that many files share: nothing that one has changed reaches the next. */

vi.useRealTimers();
vi.restoreAllMocks();
for (const key of Object.keys(globalThis)) if (key.startsWith("clipscope")) Reflect.deleteProperty(globalThis, key);

const shared = globalThis as typeof globalThis & { untouchedEnv?: Env };
const current = env();
shared.untouchedEnv ??= { ...current };
for (const key of Object.keys(current)) if (!(key in shared.untouchedEnv)) Reflect.deleteProperty(current, key);
Object.assign(current, shared.untouchedEnv);
