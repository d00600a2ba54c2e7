"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { PageHeader } from "@/components/ui/page-header";
import { AlertTable } from "./alert-table";
import { Channels } from "./channels";
import { Firings } from "./firings";
import { alertsQuery } from "./queries";

const AlertDialog = lazyOnTouch(() => import("./alert-dialog").then((module) => module.AlertDialog));

export function AlertsPage({ canWrite }: { canWrite: boolean }) {
  const { data, error, refetch } = useQuery(alertsQuery);
  const [isCreating, setIsCreating] = useState(false);
  const alerts = data?.alerts ?? [];
  const create = canWrite && (
    <Button onPress={() => setIsCreating(true)} {...AlertDialog.touch}>
      <Plus aria-hidden />
      Create alert
    </Button>
  );
  return (
    <div data-wide className="flex flex-col">
      <PageHeader
        title="Alerts"
        description="Get a message when a video, a campaign or your balance meets a condition."
        actions={alerts.length > 0 && create}
      />
      {error && !data && (
        <ErrorState title="Alerts couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {data && alerts.length === 0 && (
        <EmptyState title="No alerts yet" action={create}>
          {canWrite
            ? "An alert sends an email, a webhook, or a message to Slack or Discord, for example when a video's views pass 100,000."
            : "Alerts that members create appear here."}
        </EmptyState>
      )}
      {alerts.length > 0 && <AlertTable alerts={alerts} canWrite={canWrite} />}
      <Channels canWrite={canWrite} />
      <Firings />
      {isCreating && <AlertDialog onClose={() => setIsCreating(false)} />}
    </div>
  );
}
