import { AsyncLocalStorage } from "node:async_hooks";

// One a process, also across Next's bundles, which each get a module instance of their own.
const shared = globalThis as typeof globalThis & { clipscopeTenant?: AsyncLocalStorage<number> };

function tenants(): AsyncLocalStorage<number> {
  shared.clipscopeTenant ??= new AsyncLocalStorage();
  return shared.clipscopeTenant;
}

/**
 * Runs work that one organization caused, so that the pool can keep it from taking all connections. It says who
 * waits, not what may be read: queries filter by the organization of their context.
 */
export const asTenant = <T>(organizationId: number, work: () => T): T => tenants().run(organizationId, work);

export const currentTenant = (): number | null => tenants().getStore() ?? null;
