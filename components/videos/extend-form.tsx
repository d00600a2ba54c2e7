"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { ApiError } from "@/components/api-error";
import { Form } from "@/components/forms/form";
import { refreshVideos, usageQuery } from "@/components/queries";
import { toast } from "@/components/toast";
import { useReaderTime } from "@/components/ui/time-zone";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { estimateCost, fromUsd, toUsd } from "@/lib/billing/rules";
import { formatDateTime, formatUsd, plural } from "@/lib/core/format";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { MAX_DURATION_DAYS } from "@/lib/tracking/videos/choice-rules";
import { ExtendRequest, type VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { ExtraDaysField } from "./extra-days-field";
import { extendVideo } from "./queries";
import { TrackCost } from "./track-cost";
import { explainRefusal } from "./track-refusal";

/** Number of days to add; their cost is shown before the button and on it. */
export function ExtendForm({ video, onDone }: { video: VideoOverview; onDone: () => void }) {
  const client = useQueryClient();
  const zone = useReaderTime();
  // The duration the reader saw: if the video was extended elsewhere meanwhile, the server refuses.
  const [duration] = useState(video.duration_days);
  const most = MAX_DURATION_DAYS - duration;
  const { control, handleSubmit, setError, formState } = useForm<ExtendRequest>({
    resolver: zodResolver(ExtendRequest),
    defaultValues: { days: Math.min(7, most), duration_days: duration },
  });
  const days = useWatch({ control, name: "days" });
  const { data: usage } = useQuery(usageQuery);
  const isValid = ExtendRequest.shape.days.safeParse(days).success && days <= most;
  const { mutate, isPending } = useCancelableMutation({
    send: (signal, request: ExtendRequest) => extendVideo(video.id, request, signal),
    canceledMeans: "the video's page shows the new end",
    onCanceled: () => refreshVideos(client),
    onSuccess: async ({ duration_days, ends_at }) => {
      await refreshVideos(client);
      onDone();
      toast.success(`Tracking extended to ${plural(duration_days, "day")}, until ${formatDateTime(ends_at, zone)}.`);
    },
    onError: async (error) => {
      setError("root", { message: reasonOf(error) });
      // Shows the current state on the page behind.
      await refreshVideos(client);
    },
  });
  const cost = usage && isValid ? toUsd(estimateCost(days, fromUsd(usage.cost_per_snapshot))) : null;
  const end = (more: number) =>
    formatDateTime(new Date(Date.parse(video.started_at) + (duration + more) * DAY_MS), zone);
  return (
    <Form className="flex flex-col gap-5" onSubmit={handleSubmit((request) => mutate(request))}>
      <ExtraDaysField control={control} most={most} />
      <TrackCost days={isValid ? days : Number.NaN} />
      <p className="min-h-10 text-muted text-sm">
        Current end: {end(0)}. New end: {isValid ? end(days) : "—"}. The maximum is {MAX_DURATION_DAYS} days in total.
        You pay only for stored snapshots.
      </p>
      {formState.errors.root && (
        <p role="alert" className="text-danger text-sm">
          {formState.errors.root.message}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="tertiary" onPress={onDone}>
          Cancel
        </Button>
        {/* Never disabled: the field commits typed text on blur, which the same click triggers. */}
        <Button type="submit" isPending={isPending}>
          {cost === null ? "Extend" : `Extend by ${plural(days, "day")} for ${formatUsd(cost)}`}
        </Button>
      </div>
    </Form>
  );
}

function reasonOf(error: Error): string {
  if (!(error instanceof ApiError)) return "Something went wrong. Try again.";
  if (error.status === 402) return explainRefusal(error)[0]?.message ?? error.message;
  return error.field("days") ?? error.message;
}
