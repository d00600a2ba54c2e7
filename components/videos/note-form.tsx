"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextInput } from "@/components/forms/text-input";
import { refreshVideos } from "@/components/queries";
import { useReaderTime } from "@/components/ui/time-zone";
import { useAct } from "@/components/use-act";
import { formatDateTime } from "@/lib/core/format";
import { AddNoteRequest } from "@/lib/tracking/videos/note-schemas";
import { addNote } from "./queries";

interface NoteFormProps {
  /** Of the video. */
  id: string;
  /** The moment that the note is about. */
  at: string;
  onClose: () => void;
}

/** Writes a note about a moment. */
export function NoteForm({ id, at, onClose }: NoteFormProps) {
  const zone = useReaderTime();
  const { control, handleSubmit, setError, formState } = useForm<AddNoteRequest>({
    resolver: zodResolver(AddNoteRequest),
    defaultValues: { at, text: "" },
  });
  const act = useAct<AddNoteRequest>({ fields: ["text"], setError, onDone: onClose, refresh: refreshVideos });
  return (
    <FormDialog
      title="Add note"
      submitLabel="Add note"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message ?? formState.errors.at?.message}
      onSubmit={handleSubmit((request) => act("Note added", (signal) => addNote(id, request, signal)))}
      onClose={onClose}
    >
      <p className="text-muted text-sm">
        About {formatDateTime(at, zone)}. To choose another moment, pick a point in the chart first.
      </p>
      <TextInput control={control} name="text" label="Note" placeholder="Paid promotion started" />
    </FormDialog>
  );
}
