"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { debounce, useQueryStates } from "nuqs";
import { useState } from "react";
import { Choice } from "@/components/ui/choice";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FilterSearch } from "@/components/ui/filter-search";
import { ListPages } from "@/components/ui/list-pages";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { useSettled } from "@/components/ui/settled";
import type { AdminTracking } from "@/lib/operations/admin/schemas";
import { SHOWN_STATUSES } from "@/lib/tracking/videos/choice-rules";
import { STATUS_NAMES } from "@/lib/tracking/videos/rules";
import { cancelTracking, trackingsQuery } from "./queries";
import { ReasonDialog } from "./reason-dialog";
import { organizationParams, toTrackingsQuery } from "./search-params";
import { TrackingRows } from "./tracking-rows";

const ALL = "all";
const STATUSES = [
  { id: ALL, name: "Any status" },
  ...SHOWN_STATUSES.map((id) => ({ id, name: STATUS_NAMES[id] })),
] as const;
const PAUSE = 250;

export function TrackingsSection({ id }: { id: string }) {
  const [params, setParams] = useQueryStates(organizationParams);
  const q = useSettled(params.q, PAUSE);
  const query = toTrackingsQuery({ ...params, q });
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(trackingsQuery(id, query));
  const [cancelled, setCancelled] = useState<AdminTracking | null>(null);
  const isFiltered = Boolean(query.q || query.status);
  return (
    <section aria-label="Tracked videos" className="flex flex-col gap-3">
      <search className="flex flex-wrap items-center gap-2" aria-label="Filter tracked videos">
        <FilterSearch
          label="Search titles, creators, links and IDs"
          placeholder="Title, creator, link, ID"
          value={params.q}
          onChange={(next) =>
            setParams({ q: next, page: null }, next ? { limitUrlUpdates: debounce(PAUSE) } : undefined)
          }
        />
        <Choice
          label="Status"
          value={params.status ?? ALL}
          options={STATUSES}
          onChange={(status) => setParams({ status: status === ALL ? null : status, page: null })}
        />
      </search>
      {error && (
        <ErrorState title="The tracked videos couldn't be refreshed" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={6} height={60} label="Loading tracked videos" />}
      {data && data.rows.length === 0 && (
        <EmptyState
          title={isFiltered ? "No tracked videos match these filters" : "No tracked videos yet"}
          action={
            isFiltered ? (
              <Button onPress={() => setParams({ q: null, status: null, page: null })}>Clear filters</Button>
            ) : undefined
          }
        />
      )}
      {data && data.rows.length > 0 && (
        <div aria-busy={isPlaceholderData} className="flex flex-col gap-3">
          <TrackingRows rows={data.rows} onCancel={setCancelled} />
          <ListPages
            label="Pages of tracked videos"
            page={query.page}
            perPage={data.per_page}
            total={data.total}
            onPage={(page) => setParams({ page }, { history: "push", scroll: true })}
          />
        </div>
      )}
      {cancelled && (
        <ReasonDialog
          title="Cancel tracking"
          submitLabel="Cancel tracking"
          isDangerous
          reasonDescription="For the audit log, visible to owners and managers"
          done="Tracking canceled. Its snapshots stay."
          act={(reason, signal) => cancelTracking(id, cancelled.id, reason, signal)}
          onClose={() => setCancelled(null)}
        >
          <p dir="auto" className="line-clamp-3 font-medium">
            {cancelled.title ?? cancelled.video_link}
          </p>
          <p>No more snapshots are collected or charged, and tracking can't be resumed. Existing snapshots stay.</p>
        </ReasonDialog>
      )}
    </section>
  );
}
