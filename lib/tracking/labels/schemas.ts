import { z } from "zod";

/** At most as many labels, and as many campaigns, an organization. */
export const MAX_NAMES = 200;
/** At most as many videos are labelled, moved or stopped by one call. */
export const MAX_AT_ONCE = 500;

/** The name of a label or a campaign; unique in its organization without regard to case. */
export const Name = z
  .string({ error: "Enter a name" })
  // One line of text: tabs and line breaks that were pasted become spaces.
  .transform((text) => text.replace(/\s+/gu, " ").trim())
  .pipe(z.string().min(1, "Enter a name").max(60, "At most 60 characters"));

export const NameRequest = z.object({ name: Name });
export type NameRequest = z.infer<typeof NameRequest>;

/** A label or a campaign where it is only named. */
export const NameRef = z.object({ id: z.string(), name: z.string() });
export type NameRef = z.infer<typeof NameRef>;

/** With how many of the organization's trackings bear it, whatever their state. */
export const Named = NameRef.extend({ videos: z.int() });
export type Named = z.infer<typeof Named>;

export const LabelList = z.object({ labels: z.array(Named) });
export type LabelList = z.infer<typeof LabelList>;

const PublicId = z.string().max(64);
export const VideoIds = z
  .array(PublicId)
  .min(1, "Select at least one video")
  .max(MAX_AT_ONCE, `At most ${MAX_AT_ONCE} videos at once`);

export const AssignLabelsRequest = z
  .object({
    videos: VideoIds,
    /** Labels that each of the videos bears afterwards, and those that none does. */
    add: z.array(PublicId).max(MAX_NAMES).default([]),
    remove: z.array(PublicId).max(MAX_NAMES).default([]),
  })
  .refine(({ add, remove }) => add.length + remove.length > 0, { error: "Name at least one label", path: ["add"] })
  .refine(({ add, remove }) => !add.some((id) => remove.includes(id)), {
    error: "A label cannot be added and removed at once",
    path: ["remove"],
  });
export type AssignLabelsRequest = z.infer<typeof AssignLabelsRequest>;

/** How many videos the call was about. */
export const Assigned = z.object({ videos: z.int() });
export type Assigned = z.infer<typeof Assigned>;
