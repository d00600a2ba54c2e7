import { database } from "@/db/client";
import { RequestBuffer, type RequestEntry } from "@/lib/developers/requests/buffer";
import { writeRequests } from "@/lib/developers/requests/write";

// One a process, also across Next's bundles, which each get a module instance of their own; server.ts empties it at the end.
const shared = globalThis as typeof globalThis & { clipscopeRequests?: RequestBuffer };

/** Where the process's API calls are noted. */
export function processRequests(): Pick<RequestBuffer, "note" | "state" | "lost"> {
  shared.clipscopeRequests ??= new RequestBuffer({
    write: (batch: readonly RequestEntry[]) => writeRequests(database().db, batch),
    isHopeless: isRefusal,
  });
  return shared.clipscopeRequests;
}

/** SQLSTATE classes 22 and 23: bad data, broken constraints. The same rows would be refused for ever. */
function isRefusal(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" && /^2[23]...$/.test(cause.code);
}
