const BASE = "http://own.invalid";
const MAX_DECODINGS = 5;

/**
 * Returns a path of this site to go to after sign-in, from a value that anyone may have put into a link. Anything that
 * leads elsewhere, in any spelling that a browser, a proxy or a router may normalize or decode, returns the fallback.
 * @returns the normalized path with its query: one `/`, followed by neither `/` nor `\`
 */
export function ownPath(value: unknown, fallback = "/overview"): string {
  if (typeof value !== "string" || !isOwn(value)) return fallback;
  const { pathname, search } = new URL(value, BASE);
  let decoded = pathname;
  for (let n = 0; n < MAX_DECODINGS; n++) {
    const before = decoded;
    decoded = decode(before);
    if (decoded === before) return pathname + search;
    if (!isOwn(decoded)) return fallback;
  }
  return fallback;
}

/** Whether a browser that follows it stays on its origin, on a path that starts with exactly one slash. */
function isOwn(path: string): boolean {
  if (!path.startsWith("/") || !URL.canParse(path, BASE)) return false;
  const url = new URL(path, BASE);
  return url.origin === BASE && /^\/(?![/\\])/.test(url.pathname) && !/^\/\s*[/\\]/.test(path);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
