"use client";

import { Button } from "@heroui/react/button";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { plural } from "@/lib/core/format";
import type { SavedChannel } from "@/lib/insight/alerts/dashboard-schemas";
import { alertChannelsQuery, refreshAlerts, removeAlertChannel } from "./queries";
import { SendTest } from "./send-test";
import { CHANNEL_NAMES, STATE_NAMES } from "./words";

const ChannelDialog = lazyOnTouch(() => import("./channel-dialog").then((module) => module.ChannelDialog));

/** Saved Slack and Discord channels. */
export function Channels({ canWrite }: { canWrite: boolean }) {
  const { data } = useQuery(alertChannelsQuery);
  const [isAdding, setIsAdding] = useState(false);
  const channels = data?.channels ?? [];
  return (
    <section aria-labelledby="channels" className="mt-8">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="channels" className="font-semibold text-base">
          Slack and Discord
        </h2>
        {canWrite && (
          <Button size="sm" variant="outline" onPress={() => setIsAdding(true)} {...ChannelDialog.touch}>
            Add channel
          </Button>
        )}
      </div>
      {channels.length === 0 && <p className="mt-2 text-muted">Slack and Discord channels you add appear here.</p>}
      {channels.length > 0 && (
        <StackedTable caption="Channels" headings={["Channel", "Used by", "Status"]} hasActions={canWrite}>
          {channels.map((channel) => (
            <tr key={channel.id} className="block border-rule border-b py-3 md:table-row md:py-0">
              <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
                {CHANNEL_NAMES[channel.type]} {channel.name}
              </th>
              <StackedCell label="Used by">{plural(channel.alerts, "alert")}</StackedCell>
              <StackedCell label="Status">{STATE_NAMES[channel.state]}</StackedCell>
              {canWrite && (
                <td className="block py-1 md:table-cell md:py-2.5 md:align-top">
                  <ChannelActions channel={channel} />
                </td>
              )}
            </tr>
          ))}
        </StackedTable>
      )}
      {isAdding && <ChannelDialog onClose={() => setIsAdding(false)} />}
    </section>
  );
}

function ChannelActions({ channel }: { channel: SavedChannel }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const remove = useCancelableMutation({
    send: (signal) => removeAlertChannel(channel.id, signal),
    onSuccess: async () => {
      await refreshAlerts(client);
      toast.success("Channel deleted");
    },
  });
  return (
    <span className="flex gap-2 md:justify-end">
      <SendTest channel={channel} />
      <Button size="sm" variant="outline" onPress={() => setOpen(true)}>
        Delete
        <span className="sr-only"> {channel.name}</span>
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Delete channel"
        confirmLabel="Delete channel"
        mutation={remove}
        onConfirm={() => remove.mutate()}
      >
        Alerts stop posting to {channel.name}. To use it again, add its webhook URL again.
      </ConfirmDialog>
    </span>
  );
}
