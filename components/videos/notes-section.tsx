"use client";

import { Button } from "@heroui/react/button";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { NotebookPen, Trash2 } from "lucide-react";
import { failureText } from "@/components/failure-text";
import { toast } from "@/components/toast";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { Time } from "@/components/ui/time";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { noteLabel } from "./annotations";
import { removeNote, videoOverviewQuery } from "./queries";

const NoteForm = lazyOnTouch(() => import("./note-form").then((module) => module.NoteForm));

interface NotesSectionProps {
  video: VideoOverview;
  canWrite: boolean;
  /** The moment of the note that is being written; null: none is. */
  draftAt: string | null;
  onDraft: (at: string | null) => void;
}

/** What members noted about moments of the video, by the numbers in the chart. */
export function NotesSection({ video, canWrite, draftAt, onDraft }: NotesSectionProps) {
  const client = useQueryClient();
  const removal = useMutation({
    mutationFn: (note: string) => removeNote(video.id, note),
    onSuccess: () => toast.success("Note deleted"),
    onError: (error) => toast.error(failureText("the deletion", error)),
    onSettled: () => client.invalidateQueries({ queryKey: videoOverviewQuery(video.id).queryKey }),
  });
  const { notes, latest_at } = video;
  if (notes.length === 0 && !canWrite) return null;
  return (
    <section aria-labelledby="notes" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="notes" className="font-semibold text-base">
          Notes
        </h2>
        {canWrite && latest_at && (
          <Button size="sm" variant="outline" {...NoteForm.touch} onPress={() => onDraft(latest_at)}>
            <NotebookPen aria-hidden />
            Add note
          </Button>
        )}
      </div>
      {notes.length === 0 ? (
        <p className="text-muted text-sm">
          Note what happened, such as the start of a promotion, to see it in the chart.
        </p>
      ) : (
        <ol className="border-rule border-t">
          {notes.map((note, index) => (
            <li key={note.id} className="flex items-start gap-3 border-rule border-b py-2 text-sm">
              <span
                aria-hidden
                className="mt-0.5 grid size-5 shrink-0 place-items-center rounded-full bg-default text-xs tabular-nums"
              >
                {noteLabel(index)}
              </span>
              <div className="min-w-0 flex-1">
                <p dir="auto" className="wrap-anywhere whitespace-pre-line text-start">
                  {note.text}
                </p>
                <p className="text-muted text-xs">
                  <Time value={note.at} />, by <bdi>{note.author}</bdi>
                </p>
              </div>
              {canWrite && (
                <Button
                  isIconOnly
                  size="sm"
                  variant="ghost"
                  aria-label={`Delete note ${noteLabel(index)}`}
                  isDisabled={removal.isPending}
                  onPress={() => removal.mutate(note.id)}
                >
                  <Trash2 aria-hidden />
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {draftAt !== null && <NoteForm id={video.id} at={draftAt} onClose={() => onDraft(null)} />}
    </section>
  );
}
