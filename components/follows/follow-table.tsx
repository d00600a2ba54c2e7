import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { formatInteger } from "@/lib/core/format";
import type { FollowRow } from "@/lib/insight/follows/dashboard-schemas";
import { FollowIdentity } from "./follow-identity";
import { refusedWords, spentWords, startedOf, termsWords, troubleWords } from "./words";

const HEADINGS = [
  "Creator",
  "Status",
  { name: "Started", isNumeric: true },
  "Not started",
  { name: "Committed this month", isNumeric: true },
  "Last lookup",
] as const;

export function FollowTable({ follows }: { follows: readonly FollowRow[] }) {
  return (
    <StackedTable caption="Follows" headings={HEADINGS}>
      {follows.map((follow) => (
        <tr key={follow.id} className="block border-rule border-b py-3 md:table-row md:py-0">
          <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:max-w-80 md:py-2.5 md:align-top">
            <FollowIdentity follow={follow} />
            <span className="block font-normal text-muted text-xs">{termsWords(follow)}</span>
          </th>
          <StackedCell label="Status">{follow.status === "active" ? "Active" : "Paused"}</StackedCell>
          <StackedCell label="Started" isNumeric>
            {formatInteger(startedOf(follow))}
          </StackedCell>
          <StackedCell label="Not started">
            <span className="text-muted">
              {refusedWords(follow) || "None"}
              {follow.waiting > 0 && `, ${formatInteger(follow.waiting)} waiting`}
            </span>
          </StackedCell>
          <StackedCell label="Committed this month" isNumeric>
            {spentWords(follow)}
          </StackedCell>
          <StackedCell label="Last lookup">
            {follow.looked_up_at ? (
              <Time value={follow.looked_up_at} form="relative" />
            ) : (
              <span className="text-muted">Within a minute</span>
            )}
            {troubleWords(follow) && <span className="block text-warning text-xs">{troubleWords(follow)}</span>}
          </StackedCell>
        </tr>
      ))}
    </StackedTable>
  );
}
