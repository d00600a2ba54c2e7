"use client";

import { Button } from "@heroui/react/button";
import { CircleStop } from "lucide-react";
import { useState } from "react";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Selection } from "@/components/ui/selection";
import { isCanceled, useAbortable } from "@/components/use-cancelable-mutation";
import { plural } from "@/lib/core/format";
import type { StoppedVideos, VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { isRunning } from "@/lib/tracking/videos/rules";
import { stopVideos, useRowsChange } from "./list-changes";
import { StoppedLines } from "./stopped-lines";

/** Stops the running videos of the selection; lists those that had already ended. */
export function StopSelected({ selection }: { selection: Selection<VideoRow> }) {
  const [isAsking, setAsking] = useState(false);
  // Their state when the dialog opened: the change shows before the server confirms it.
  const [asked, setAsked] = useState<readonly VideoRow[]>([]);
  const [lines, setLines] = useState<StoppedVideos["videos"] | null>(null);
  const { mutate, isPending, error, reset } = useRowsChange<StoppedVideos>(selection);
  const { run, abort } = useAbortable();
  const cancel = () => {
    abort();
    reset();
  };
  const all = asked.length;
  const running = asked.filter(isRunning).length;
  const stop = () =>
    mutate(
      {
        send: () => run((signal) => stopVideos({ videos: asked.map(({ id }) => id) }, signal)),
        apply: (row) => (isRunning(row) ? { ...row, status: "completed", status_reason: "stopped" } : row),
      },
      {
        onSuccess: ({ videos }) => {
          setAsking(false);
          const stopped = videos.filter(({ previous_status }) => isRunning({ status: previous_status })).length;
          if (stopped === videos.length)
            toast.success(`Stopped tracking ${plural(stopped, "video")}. Existing snapshots stay.`);
          else setLines(videos);
        },
      },
    );
  return (
    <>
      <Button
        size="sm"
        variant="outline"
        isDisabled={!selection.rows.some(isRunning)}
        {...ConfirmDialog.touch}
        onPress={() => {
          setAsked(selection.rows);
          setAsking(true);
        }}
      >
        <CircleStop aria-hidden />
        Stop
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={`Stop tracking ${plural(running, "video")}`}
        confirmLabel="Stop tracking"
        mutation={{ isPending, error: isCanceled(error) ? null : error, reset: cancel }}
        onConfirm={stop}
      >
        <p>
          {running === all
            ? `All ${plural(all, "selected video")} ${all === 1 ? "is" : "are"} being tracked.`
            : `Of ${plural(all, "selected video")}, ${running} ${running === 1 ? "is" : "are"} being tracked. The others have already ended.`}
        </p>
        <p className="mt-2">
          No more snapshots are collected or charged, and tracking can't be resumed. Existing snapshots stay.
        </p>
      </ConfirmDialog>
      <StoppedLines lines={lines} onClose={() => setLines(null)} />
    </>
  );
}
