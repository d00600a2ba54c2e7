"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { Segments } from "@/components/ui/segments";
import { StaleNotice } from "@/components/ui/stale-notice";
import { useTimeZone } from "@/components/ui/time-zone";
import { USAGE_DAYS } from "@/lib/developers/api-usage/schemas";
import { apiUsageQuery } from "./queries";
import { usageParams } from "./search-params";
import { UsageView } from "./usage-view";
import { USAGE_TITLE, usageAnswer } from "./words";

export function UsagePage() {
  const [{ days }, setParams] = useQueryStates(usageParams);
  const zone = useTimeZone();
  const { data, error, dataUpdatedAt, isPending, isPlaceholderData, refetch } = useQuery(apiUsageQuery({ days, zone }));
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={USAGE_TITLE}
        description={data ? usageAnswer(data) : error ? undefined : "Loading…"}
        actions={<DaysSwitch days={days} onChange={(next) => setParams({ days: next })} />}
      />
      {error && !data && (
        <ErrorState title="Usage couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {data && <StaleNotice error={error} fetchedAt={dataUpdatedAt} />}
      {isPending && <PlaceholderRows rows={10} label="Loading usage" />}
      {data && (
        <div aria-busy={isPlaceholderData}>
          <UsageView usage={data} days={days} />
        </div>
      )}
    </div>
  );
}

type Days = (typeof USAGE_DAYS)[number];

function DaysSwitch({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  return (
    <Segments
      label="Range"
      options={USAGE_DAYS.map((id) => ({ id, name: `${id} days` }))}
      value={days}
      onChange={onChange}
    />
  );
}
