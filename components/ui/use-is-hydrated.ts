"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Returns whether the page's script runs: false on the server and while hydrating. */
export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
