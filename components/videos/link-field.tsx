"use client";

import { Description } from "@heroui/react/description";
import { FieldError } from "@heroui/react/field-error";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type Control, useController } from "react-hook-form";
import { PLATFORM_NAMES, PlatformGlyph } from "@/components/ui/platform-glyph";
import { useSettled } from "@/components/ui/settled";
import { explainLink } from "@/lib/platforms/link-words-rules";
import { parseVideoUrl, videoLinksIn } from "@/lib/platforms/rules";
import type { TrackRequest } from "@/lib/tracking/videos/schemas";
import { linkCheckQuery } from "./queries";

const PAUSE = 400;

/** Shows the platform while pasting, and whether the video is already tracked. */
export function LinkField({ control }: { control: Control<TrackRequest> }) {
  const { field, fieldState } = useController({ control, name: "video_link" });
  const typed = field.value.trim();
  const link = videoLinksIn(typed)[0] ?? typed;
  const parsed = parseVideoUrl(link);
  const settled = useSettled(link, PAUSE);
  const { data: check } = useQuery({
    ...linkCheckQuery(settled),
    enabled: settled === link && parsed.kind !== "invalid",
  });
  const duplicateId = settled === link ? check?.already_tracked : null;
  return (
    <div className="flex flex-col gap-2">
      <TextField
        autoFocus
        fullWidth
        // Not of type "url": browsers would reject what people paste before it is parsed.
        type="text"
        inputMode="url"
        autoComplete="off"
        spellCheck="false"
        value={field.value}
        onChange={field.onChange}
        onBlur={field.onBlur}
        isInvalid={fieldState.invalid}
        validationBehavior="aria"
      >
        <Label>Link to the video</Label>
        <Input ref={field.ref} placeholder="https://www.tiktok.com/@user/video/…" />
        <Description className="min-h-5">
          {parsed.kind === "invalid" ? (
            link.length > 12 && !fieldState.error ? (
              explainLink(link)
            ) : (
              "TikTok, YouTube, Instagram or X, including short links."
            )
          ) : (
            <span className="inline-flex items-center gap-1.5 text-foreground">
              <PlatformGlyph platform={parsed.platform} isWordHidden />
              {PLATFORM_NAMES[parsed.platform]}
              {parsed.kind === "short" ? " short link: resolved when tracking starts" : " video recognized"}
            </span>
          )}
        </Description>
        {fieldState.error && <FieldError>{fieldState.error.message}</FieldError>}
      </TextField>
      <div aria-live="polite">
        {duplicateId && (
          <p className="border-warning border-l-2 py-1 pl-3 text-sm">
            This video is already tracked (
            <Link href={`/videos/${duplicateId}`} className="text-link underline">
              view it
            </Link>
            ). Tracking it again costs extra.
          </p>
        )}
      </div>
    </div>
  );
}
