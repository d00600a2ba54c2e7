import { AsyncLocalStorage } from "node:async_hooks";

// One per process, shared by Next's bundles, which each have their own module instance.
const shared = globalThis as typeof globalThis & { clipscopeTenant?: AsyncLocalStorage<number> };

function tenants(): AsyncLocalStorage<number> {
  shared.clipscopeTenant ??= new AsyncLocalStorage();
  return shared.clipscopeTenant;
}

/**
 * Runs work caused by one organization, so that the pool can keep it from taking all connections. It identifies the
 * waiting organization and grants no access: queries filter by the organization of their context.
 */
export const asTenant = <T>(organizationId: number, work: () => T): T => tenants().run(organizationId, work);

export const currentTenant = (): number | null => tenants().getStore() ?? null;
