"use client";

import { useSyncExternalStore } from "react";

interface AddressNoticeProps {
  /** The public origin. */
  appUrl: string;
  /** The page's path at that origin. */
  path: string;
  /** Whether the server already knows that the page is open at another address. */
  isKnown?: boolean;
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
const never = () => () => {};

/** Returns whether both origins are loopback names of the same server. */
function isSameServer(a: URL, b: URL): boolean {
  return a.origin === b.origin || (LOOPBACK.has(a.hostname) && LOOPBACK.has(b.hostname) && a.protocol === b.protocol);
}

/** Links to the public address if the page is open at another one, where the browser may drop the session cookie. */
export function AddressNotice({ appUrl, path, isKnown = false }: AddressNoticeProps) {
  // Only the browser knows its address: a proxy may hide the scheme from the server.
  const isElsewhere = useSyncExternalStore(
    never,
    () => !isSameServer(new URL(window.location.href), new URL(appUrl)),
    () => isKnown,
  );
  if (!isElsewhere && !isKnown) return null;
  const url = new URL(path, appUrl).href;
  return (
    <p role="status" className="border-accent border-l-2 pl-3">
      Clipscope runs at another address. Open this page at{" "}
      <a href={url} className="wrap-anywhere font-medium text-link underline underline-offset-2">
        {new URL("/sign-in", appUrl).href}
      </a>
      .
    </p>
  );
}
