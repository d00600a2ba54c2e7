"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { NamedAlert } from "@/lib/insight/alerts/dashboard-schemas";
import { conditionText } from "@/lib/insight/alerts/text-rules";
import { refreshAlerts, removeAlert } from "./queries";
import { SwitchAlert } from "./switch-alert";
import { channelText, SCOPE_NAMES } from "./words";

interface AlertTableProps {
  alerts: readonly NamedAlert[];
  canWrite: boolean;
}

export function AlertTable({ alerts, canWrite }: AlertTableProps) {
  return (
    <StackedTable caption="Alerts" headings={["Alert", "Scope", "Sends to", "Last fired"]} hasActions={canWrite}>
      {alerts.map((alert) => (
        <tr key={alert.id} className="block border-rule border-b py-3 md:table-row md:py-0">
          <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:w-2/5 md:py-2.5 md:align-top">
            {alert.name}
            <span className="block font-normal text-muted">{conditionText(alert.condition)}</span>
          </th>
          <StackedCell label="Scope">
            {SCOPE_NAMES[alert.scope.type]}
            {alert.scope.type !== "all" && (
              <bdi className="line-clamp-2 block text-muted md:max-w-64">{alert.scope_name ?? "deleted"}</bdi>
            )}
          </StackedCell>
          <StackedCell label="Sends to">{alert.channels.map(channelText).join(", ")}</StackedCell>
          <StackedCell label="Last fired">
            {alert.status === "paused" ? (
              <span className="text-muted">Paused</span>
            ) : alert.last_fired_at ? (
              <Time value={alert.last_fired_at} form="relative" />
            ) : (
              <span className="text-muted">Never</span>
            )}
          </StackedCell>
          {canWrite && (
            <td className="block py-1 md:table-cell md:py-2.5 md:align-top">
              <AlertActions alert={alert} />
            </td>
          )}
        </tr>
      ))}
    </StackedTable>
  );
}

const AlertDialog = lazyOnTouch(() => import("./alert-dialog").then((module) => module.AlertDialog));

function AlertActions({ alert }: { alert: NamedAlert }) {
  const client = useQueryClient();
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const remove = useCancelableMutation({
    send: (signal) => removeAlert(alert.id, signal),
    onSuccess: async () => {
      await refreshAlerts(client);
      toast.success("Alert deleted");
    },
  });
  return (
    <span className="flex gap-2 md:justify-end">
      <Button size="sm" variant="outline" onPress={() => setOpen("edit")} {...AlertDialog.touch}>
        Edit
        <span className="sr-only"> {alert.name}</span>
      </Button>
      <SwitchAlert alert={alert} />
      <Button size="sm" variant="outline" onPress={() => setOpen("delete")}>
        Delete
        <span className="sr-only"> {alert.name}</span>
      </Button>
      <ConfirmDialog
        isOpen={open === "delete"}
        onClose={() => setOpen(null)}
        title="Delete alert"
        confirmLabel="Delete alert"
        mutation={remove}
        onConfirm={() => remove.mutate()}
      >
        “{alert.name}” stops sending messages. Past messages stay in the log.
      </ConfirmDialog>
      {open === "edit" && <AlertDialog alert={alert} onClose={() => setOpen(null)} />}
    </span>
  );
}
