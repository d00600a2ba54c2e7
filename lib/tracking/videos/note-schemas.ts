import { z } from "zod";

/** Maximum notes on one video. */
export const MAX_NOTES = 200;

const Iso = z.iso.datetime();

export const AddNoteRequest = z.object({
  /** The moment that the note is about. */
  at: Iso,
  text: z
    .string({ error: "Enter a note" })
    .transform((text) => text.trim())
    .pipe(z.string().min(1, "Enter a note").max(500, "At most 500 characters")),
});
export type AddNoteRequest = z.infer<typeof AddNoteRequest>;

export const VideoNote = z.object({
  id: z.string(),
  at: Iso,
  text: z.string(),
  /** The author's name. */
  author: z.string(),
  created_at: Iso,
});
export type VideoNote = z.infer<typeof VideoNote>;
