import { z } from "zod";

/** Maximum labels, and maximum campaigns, per organization. */
export const MAX_NAMES = 200;
/** Maximum videos that one call labels, moves or stops. */
export const MAX_PER_CALL = 500;

/** Name of a label or campaign, unique in its organization ignoring case. */
export const Name = z
  .string({ error: "Enter a name" })
  // One line of text: pasted tabs and line breaks become spaces.
  .overwrite((text) => text.replace(/\s+/gu, " ").trim())
  .min(1, "Enter a name")
  .max(60, "At most 60 characters");

export const NameRequest = z.object({ name: Name });
export type NameRequest = z.infer<typeof NameRequest>;

/** A label or campaign by ID and name. */
export const NameRef = z.object({ id: z.string(), name: z.string() });
export type NameRef = z.infer<typeof NameRef>;

/** With the number of the organization's trackings that have it, in any status. */
export const Named = NameRef.extend({ videos: z.int() });
export type Named = z.infer<typeof Named>;

export const LabelList = z.object({ labels: z.array(Named) });
export type LabelList = z.infer<typeof LabelList>;

const PublicId = z.string().max(64);
export const VideoIds = z
  .array(PublicId)
  .min(1, "Select at least one video")
  .max(MAX_PER_CALL, `At most ${MAX_PER_CALL} videos per request`);

export const AssignLabelsRequest = z
  .object({
    videos: VideoIds,
    /** Labels that every video has afterward, and labels that none has. */
    add: z.array(PublicId).max(MAX_NAMES).default([]),
    remove: z.array(PublicId).max(MAX_NAMES).default([]),
  })
  .refine(({ add, remove }) => add.length + remove.length > 0, { error: "Select at least one label", path: ["add"] })
  .refine(({ add, remove }) => !add.some((id) => remove.includes(id)), {
    error: "The same label can't be added and removed",
    path: ["remove"],
  });
export type AssignLabelsRequest = z.infer<typeof AssignLabelsRequest>;

/** Number of videos in the call. */
export const Assigned = z.object({ videos: z.int() });
export type Assigned = z.infer<typeof Assigned>;
