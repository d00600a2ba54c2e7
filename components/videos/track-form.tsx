"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useForm, useWatch } from "react-hook-form";
import { DaysField } from "@/components/forms/days-field";
import { Form } from "@/components/forms/form";
import { refreshVideos, usageQuery } from "@/components/queries";
import { toast } from "@/components/toast";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { explainLink } from "@/lib/platforms/link-words-rules";
import { videoLinksIn } from "@/lib/platforms/rules";
import { TrackRequest } from "@/lib/tracking/videos/schemas";
import { LinkField } from "./link-field";
import { trackVideo } from "./queries";
import { TrackCost } from "./track-cost";
import { explainRefusal } from "./track-refusal";

/** The request, with the link's format checked before sending. */
const TrackFormValues = TrackRequest.extend({
  video_link: TrackRequest.shape.video_link
    .transform((link) => videoLinksIn(link)[0] ?? link)
    .superRefine((link, issues) => {
      const message = explainLink(link);
      if (message) issues.addIssue({ code: "custom", message });
    }),
});

interface TrackFormProps {
  initialLink: string;
  /** Opens the video's page once it is tracked. */
  opensVideo: boolean;
  /** Resolves once the URL is updated too. */
  onDone: () => Promise<unknown>;
}

export function TrackForm({ initialLink, opensVideo, onDone }: TrackFormProps) {
  const router = useRouter();
  const client = useQueryClient();
  const { control, handleSubmit, setError, formState } = useForm<TrackRequest>({
    resolver: zodResolver(TrackFormValues),
    defaultValues: { video_link: initialLink, duration_days: 7 },
  });
  const days = useWatch({ control, name: "duration_days" });
  const { mutate, isPending } = useCancelableMutation({
    send: (signal, request: TrackRequest) => trackVideo(request, signal),
    onSuccess: async (video) => {
      // Close first: if refreshed while open, the dialog would warn about the tracking it has just started.
      const closed = onDone();
      if (opensVideo) {
        toast.success("Video tracked. This is its first snapshot.");
        // Wait for the URL: its change would cancel the navigation.
        await closed;
        router.push(`/videos/${video.id}`);
        // The page being left doesn't need a refetch.
        client.invalidateQueries({ queryKey: ["videos"], refetchType: "none" });
        return client.invalidateQueries({ queryKey: usageQuery.queryKey });
      }
      toast.success("Video tracked. The first snapshot is stored.", {
        action: { label: "Open", onClick: () => router.push(`/videos/${video.id}`) },
      });
      return refreshVideos(client);
    },
    canceledMeans: "the video is in your list",
    onCanceled: () => refreshVideos(client),
    onError: (error) => {
      for (const { field, message } of explainRefusal(error))
        setError(field, { message }, { shouldFocus: field !== "root" });
    },
  });
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={handleSubmit((request) => mutate({ ...request, video_link: request.video_link.trim() }))}
    >
      <LinkField control={control} />
      <DaysField control={control} name="duration_days" />
      <TrackCost days={days} />
      {formState.errors.root && (
        <p role="alert" className="text-danger text-sm">
          {formState.errors.root.message}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button variant="tertiary" onPress={onDone}>
          Cancel
        </Button>
        <Button type="submit" isPending={isPending}>
          {isPending ? "Contacting the platform…" : "Track video"}
        </Button>
      </div>
    </Form>
  );
}
