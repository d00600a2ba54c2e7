/** Returns the URL of another database on the same server. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

/**
 * Tests write and delete freely.
 * @throws Error unless the URL is on this machine and names a test database
 */
export function assertTestDatabase(url: string): void {
  const { hostname, pathname } = new URL(url);
  const local = ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
  if (local && pathname.startsWith("/test_")) return;
  throw new Error(`Tests run on local databases named test_* only, not on ${hostname}${pathname}`);
}
