import { Meter } from "@/components/ui/meter";
import { Time } from "@/components/ui/time";
import { GOAL_METRIC_NAMES } from "@/lib/insight/campaigns/choice-rules";
import type { CampaignOverview } from "@/lib/insight/campaigns/dashboard-schemas";
import type { Campaign } from "@/lib/insight/campaigns/schemas";
import { budgetShare, goalWords, percent, usd } from "./words";

/** Goal, time and budget side by side: ahead or behind shows at a glance. Nothing without any of them. */
export function ProgressPanel({ overview }: { overview: CampaignOverview }) {
  const { campaign, goal_reached_at } = overview;
  const { progress, budget_usd, goal_metric } = campaign;
  const goal = goalWords(campaign);
  if (goal === null && progress.time_share === null && budget_usd === null) return null;
  return (
    <section aria-label="Progress" className="panel flex flex-col gap-3 p-4 md:p-5">
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-3">
        {goal !== null && goal_metric !== null && (
          <Part title={`${GOAL_METRIC_NAMES[goal_metric]} goal`}>
            <Meter share={progress.goal_share} words={goal} />
          </Part>
        )}
        {progress.time_share !== null && (
          <Part title="Time">
            <Meter share={progress.time_share} words={`${percent(progress.time_share)} elapsed`} />
          </Part>
        )}
        {budget_usd !== null && (
          <Part title="Budget">
            <Meter share={budgetShare(campaign)} words={`${usd(progress.spend_usd)} of ${usd(budget_usd)}`} isLimit />
          </Part>
        )}
      </div>
      <p className="text-muted text-sm empty:hidden">
        {goal_reached_at ? (
          <>
            Goal reached on <Time value={goal_reached_at} />.
          </>
        ) : (
          paceWords(campaign)
        )}
      </p>
    </section>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="font-medium text-sm">{title}</p>
      {children}
    </div>
  );
}

/** Compares the share of the goal with the share of the time. */
function paceWords({ progress: { goal_share, time_share }, status }: Campaign): string | null {
  if (goal_share === null) return null;
  if (goal_share >= 1) return "The goal is reached.";
  if (status === "ended") return `The campaign ended at ${percent(goal_share)} of its goal.`;
  if (time_share === null || status === "draft") return `${percent(goal_share)} of the goal is reached.`;
  const lead = goal_share - time_share;
  const points = `${(Math.abs(lead) * 100).toFixed(1)} points`;
  return `${percent(goal_share)} of the goal after ${percent(time_share)} of the time: ${points} ${lead > 0 ? "ahead of" : "behind"} pace.`;
}
