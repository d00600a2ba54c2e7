import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { cleanEnvironment, decodeText } from "@/lib/core/env/environment-text";
import { Failure } from "@/scripts/failure";

/** Next reads these itself, so pages would see variables that jobs and scripts don't. */
const OF_NEXT = [
  ".env.local",
  ".env.production",
  ".env.production.local",
  ".env.development",
  ".env.development.local",
];

/**
 * Adds the variables of `.env` to an environment, in place. Variables that are already set stay. An empty variable
 * counts as unset and is removed, so that all parts and libraries of the process see the same values.
 */
export function loadEnvFile(root: string, target: NodeJS.ProcessEnv = process.env): void {
  const own = cleanEnvironment(target);
  for (const name of Object.keys(target)) if (own[name] === undefined) delete target[name];
  Object.assign(target, cleanEnvironment(readEnvFile(root)), own);
}

function readEnvFile(root: string): Record<string, string | undefined> {
  const file = path.join(root, ".env");
  if (!existsSync(file)) return {};
  try {
    return parseEnv(decodeText(readFileSync(file)));
  } catch (error) {
    throw new Failure("Start", `${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** Returns the errors in the files next to `.env`. */
export function checkEnvFile(root: string): string[] {
  return OF_NEXT.filter((name) => existsSync(path.join(root, name))).map(
    (name) => `${name}: only the web pages would read it; move its lines to .env`,
  );
}
