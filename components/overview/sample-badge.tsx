import type { ReactNode } from "react";

/** Marks data that isn't real. */
export const SampleBadge = ({ children }: { children: ReactNode }) => (
  <span className="ml-1 rounded-full border border-border px-2 py-0.5 align-middle font-medium text-muted text-xs">
    {children}
  </span>
);
