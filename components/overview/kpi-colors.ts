import { METRIC_COLORS } from "@/components/charts/metric-colors";
import type { Kpi } from "./search-params";

export const KPI_COLORS: Record<Kpi, string> = { ...METRIC_COLORS, engagement: "var(--chart-6)" };
