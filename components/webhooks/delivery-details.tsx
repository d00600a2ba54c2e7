"use client";

import { Button } from "@heroui/react/button";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { toast } from "@/components/toast";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { Time } from "@/components/ui/time";
import { AttemptDetails } from "./attempt-details";
import { Code } from "./code";
import { deliveryQuery, refreshWebhooks, replayDelivery } from "./queries";
import { prettyJson, sentWords } from "./words";

interface DeliveryDetailsProps {
  endpointId: string;
  id: string;
  canReplay: boolean;
}

export function DeliveryDetails({ endpointId, id, canReplay }: DeliveryDetailsProps) {
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(deliveryQuery(endpointId, id));
  const replay = useMutation({
    mutationFn: () => replayDelivery(endpointId, id),
    onSuccess: async (delivery) => {
      await refreshWebhooks(client);
      if (delivery.state === "delivered") toast.success(`Event delivered. ${sentWords(delivery)}`);
      else toast.error(`Event not delivered. ${sentWords(delivery)}`);
    },
    onError: (failure) => toast.error(failure.message),
  });
  if (isPending) return <PlaceholderRows rows={2} label="Loading the delivery" />;
  if (!data)
    return (
      <ErrorState title="The delivery couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    );
  return (
    <div className="flex flex-col gap-4 pb-4 md:pl-8">
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <div className="flex flex-wrap gap-x-2">
          <dt className="text-muted">webhook-id</dt>
          <dd className="break-all font-mono text-xs leading-5">{data.event_id}</dd>
        </div>
        {data.next_attempt_at && (
          <div className="flex gap-2">
            <dt className="text-muted">Next attempt</dt>
            <dd>
              <Time value={data.next_attempt_at} form="relative" />
            </dd>
          </div>
        )}
      </dl>
      <Code label="Request body">{prettyJson(data.body)}</Code>
      {data.history.length === 0 && <p className="text-muted">No attempts yet.</p>}
      {data.history.map((attempt) => (
        <AttemptDetails key={attempt.attempt} attempt={attempt} />
      ))}
      {canReplay && data.state !== "waiting" && (
        <div>
          <Button size="sm" variant="outline" isPending={replay.isPending} onPress={() => replay.mutate()}>
            <RotateCcw aria-hidden />
            Send again
          </Button>
        </div>
      )}
    </div>
  );
}
