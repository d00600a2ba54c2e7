import { FigureStrip, FigureTile } from "@/components/ui/figure-tile";
import { FormulaFigure } from "@/components/ui/formula-figure";
import { formatUsd, plural } from "@/lib/core/format";
import type { CampaignOverview } from "@/lib/insight/campaigns/dashboard-schemas";
import { cpmLines, emvLines, engagementLines, SPEND_LINES, TRACKING_COST_LINES } from "./words";

/** Amounts are longer than counts, so they are smaller on phones. */
const NUMBER = "font-medium text-xl leading-9 tracking-tight decoration-1 sm:text-[1.75rem]";
const money = (value: number | null, digits = 2) => (value === null ? null : formatUsd(value, digits));

/** What the campaign cost and what its views are worth, each with its formula; what tracking cost is apart. */
export function CampaignKpis({ overview: { campaign, platforms } }: { overview: CampaignOverview }) {
  const { progress, budget_usd } = campaign;
  const left = budget_usd === null ? null : budget_usd - (progress.spend_usd ?? 0);
  return (
    <FigureStrip>
      <FigureTile name="Spend" note={budgetNote(budget_usd, left)}>
        <FormulaFigure value={money(progress.spend_usd)} lines={SPEND_LINES} className={NUMBER} />
      </FigureTile>
      <FigureTile name="CPM" note="spend per 1,000 views">
        <FormulaFigure value={money(progress.cpm_usd)} lines={cpmLines(campaign)} className={NUMBER} />
      </FigureTile>
      <FigureTile name="Cost per engagement" note="spend ÷ engagements">
        <FormulaFigure
          value={money(progress.cost_per_engagement_usd, 3)}
          lines={engagementLines(campaign)}
          className={NUMBER}
        />
      </FigureTile>
      <FigureTile name="Earned media value" note="views × EMV rate ÷ 1,000">
        <FormulaFigure value={money(progress.emv_usd)} lines={emvLines(campaign, platforms)} className={NUMBER} />
      </FigureTile>
      <FigureTile name="Tracking cost" note={`for ${plural(progress.videos, "video")}, not part of the spend`}>
        <FormulaFigure value={money(progress.tracking_cost_usd)} lines={TRACKING_COST_LINES} className={NUMBER} />
      </FigureTile>
    </FigureStrip>
  );
}

function budgetNote(budget: number | null, left: number | null): string {
  if (budget === null || left === null) return "no budget set";
  return left < 0
    ? `${formatUsd(-left, 2)} over the ${formatUsd(budget, 2)} budget`
    : `${formatUsd(left, 2)} left of ${formatUsd(budget, 2)}`;
}
