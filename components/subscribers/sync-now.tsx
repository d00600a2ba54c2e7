"use client";

import { Button } from "@heroui/react/button";
import { RefreshCw } from "lucide-react";
import { Time } from "@/components/ui/time";
import type { SubscriberRow } from "@/lib/channels/subscribers/schemas";
import { formatInteger, plural } from "@/lib/core/format";

interface SyncNowProps {
  rows: readonly SubscriberRow[];
  isRunning: boolean;
  onSync: (ids: string[]) => void;
}

/** Platforms are queried at most once an hour; the button is enabled when a sync is possible. */
export function SyncNow({ rows, isRunning, onSync }: SyncNowProps) {
  const due = rows.filter(({ next_sync_at }) => next_sync_at === null);
  const next = rows.flatMap(({ next_sync_at: at }) => (at === null ? [] : [at])).sort()[0];
  const left = rows.filter(({ is_syncing }) => is_syncing).length;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p role="status" className="text-muted text-xs">
        {isRunning ? (
          left > 0 ? (
            `Syncing: ${formatInteger(left)} of ${plural(rows.length, "account")} left`
          ) : (
            "Syncing…"
          )
        ) : due.length === 0 && next ? (
          <>
            Synced within the last hour. Next sync possible <Time value={next} form="relative" />
          </>
        ) : (
          due.length < rows.length &&
          `${formatInteger(due.length)} of ${plural(rows.length, "account")} can be synced now`
        )}
      </p>
      <Button
        variant="outline"
        isDisabled={due.length === 0 && !isRunning}
        isPending={isRunning}
        onPress={() => onSync(due.map(({ id }) => id))}
      >
        <RefreshCw aria-hidden />
        Sync now
      </Button>
    </div>
  );
}
