"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { FormulaFigure } from "@/components/ui/formula-figure";
import type { Outlier } from "@/lib/insight/benchmarks/bands-rules";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { outliersQuery } from "./outlier-queries";
import { formatTimes, outlierLines } from "./outlier-words";

const Outliers = createContext<ReadonlyMap<string, Outlier>>(new Map());

/** The most that one request may ask for. */
const MOST = 200;

/** Loads the outlier scores of a list's rows, apart from the rows, which don't wait for them. */
export function OutliersOf({ rows, children }: { rows: readonly VideoRow[]; children: ReactNode }) {
  const ids = useMemo(() => rows.slice(-MOST).map(({ id }) => id), [rows]);
  const { data } = useQuery(outliersQuery(ids));
  const outliers = useMemo(() => new Map((data?.outliers ?? []).map(({ id, ...outlier }) => [id, outlier])), [data]);
  return <Outliers value={outliers}>{children}</Outliers>;
}

/** How many times the creator's median a video has, with its basis on hover; nothing if that is unknown. */
export function OutlierBadge({ id }: { id: string }) {
  const outlier = useContext(Outliers).get(id);
  if (outlier?.times == null) return null;
  return (
    <span className="relative z-10 shrink-0">
      <FormulaFigure
        value={formatTimes(outlier.times)}
        lines={outlierLines(outlier)}
        className={outlier.times >= 2 ? "font-medium text-success" : "text-muted"}
      />
    </span>
  );
}
