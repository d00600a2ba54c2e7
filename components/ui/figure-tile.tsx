import type { ReactNode } from "react";

/** The size of a tile's number. */
export const TILE_NUMBER = "font-medium text-[1.75rem] leading-9 tracking-tight";

/** The figures of a page in one divided strip, of `FigureTile`s. */
export function FigureStrip({ children }: { children: ReactNode }) {
  return (
    <dl className="panel grid grid-cols-2 overflow-hidden sm:grid-cols-3 xl:auto-cols-fr xl:grid-flow-col xl:grid-cols-none">
      {children}
    </dl>
  );
}

/** Its lines are drawn on two sides, so that every row and column of the strip is divided. */
export function FigureTile({ name, note, children }: { name: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className="-mt-px -ml-px flex min-w-0 flex-col border-rule border-t border-l px-4 py-3">
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="min-w-0">{children}</dd>
      <dd className="text-muted text-xs tabular-nums">{note}</dd>
    </div>
  );
}
