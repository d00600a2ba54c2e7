import Link from "next/link";
import { Meter } from "@/components/ui/meter";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { formatInteger } from "@/lib/core/format";
import type { Campaign } from "@/lib/insight/campaigns/schemas";
import { Dates } from "./dates";
import { StatusLabel } from "./status-label";
import { budgetShare, goalWords, percent, usd } from "./words";

const HEADINGS = [
  "Campaign",
  "Status",
  "Goal",
  "Time",
  { name: "Videos", isNumeric: true },
  "Spend",
  { name: "CPM", isNumeric: true },
] as const;

/** Campaigns with their progress, newest first. */
export function CampaignTable({ campaigns }: { campaigns: readonly Campaign[] }) {
  return (
    <StackedTable caption="Campaigns" headings={HEADINGS}>
      {campaigns.map((campaign) => (
        <Row key={campaign.id} campaign={campaign} />
      ))}
    </StackedTable>
  );
}

function Row({ campaign }: { campaign: Campaign }) {
  const { progress, status } = campaign;
  const goal = goalWords(campaign);
  return (
    <tr
      data-row={campaign.id}
      className="group/row relative block border-rule border-b py-3 last:border-b-0 hover:bg-surface-secondary md:table-row md:py-0"
    >
      <th
        scope="row"
        className="block py-1 pr-4 text-left font-medium md:table-cell md:max-w-72 md:py-2.5 md:align-top"
      >
        <Link
          href={`/campaigns/${campaign.id}`}
          prefetch={false}
          data-row-link
          className="rounded-sm outline-offset-2 after:absolute after:inset-0 hover:underline focus-visible:outline-2 focus-visible:outline-focus"
        >
          <bdi className="wrap-anywhere">{campaign.name}</bdi>
        </Link>
        <span className="block font-normal text-muted text-xs">
          <Dates campaign={campaign} />
        </span>
      </th>
      <StackedCell label="Status">
        <StatusLabel status={status} />
      </StackedCell>
      <StackedCell label="Goal">
        {goal ? (
          <Meter share={progress.goal_share} words={goal} className="w-44" />
        ) : (
          <span className="text-muted">No goal</span>
        )}
      </StackedCell>
      <StackedCell label="Time">
        {progress.time_share === null ? (
          <span className="text-muted">No dates</span>
        ) : (
          <Meter share={progress.time_share} words={`${percent(progress.time_share)} elapsed`} className="w-28" />
        )}
      </StackedCell>
      <StackedCell label="Videos" isNumeric>
        {formatInteger(progress.videos)}
      </StackedCell>
      <StackedCell label="Spend">
        <Spend campaign={campaign} />
      </StackedCell>
      <StackedCell label="CPM" isNumeric>
        {usd(progress.cpm_usd)}
      </StackedCell>
    </tr>
  );
}

function Spend({ campaign }: { campaign: Campaign }) {
  const { budget_usd, progress } = campaign;
  if (budget_usd === null) return <span className="tabular-nums">{usd(progress.spend_usd)}</span>;
  return (
    <Meter
      share={budgetShare(campaign)}
      words={`${usd(progress.spend_usd)} of ${usd(budget_usd)}`}
      isLimit
      className="w-44"
    />
  );
}
