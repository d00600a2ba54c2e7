"use client";

import { Button } from "@heroui/react/button";
import { useQueryState } from "nuqs";
import { useState } from "react";
import { Form } from "@/components/forms/form";
import { EmptyState } from "@/components/ui/empty-state";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { trackParam } from "./search-params";

const TrackDialog = lazyOnTouch(() => import("./track-dialog").then((module) => module.TrackDialog));

interface FirstVideoProps {
  canTrack: boolean;
  /** A link that exists on the sandbox platform; null with real platforms. */
  exampleLink: string | null;
}

/** Shown to a new organization instead of the list: a field for a link. Duration and cost are set in the dialog. */
export function FirstVideo({ canTrack, exampleLink }: FirstVideoProps) {
  const [track, setTrack] = useQueryState("track", trackParam);
  const [link, setLink] = useState("");
  if (!canTrack)
    return (
      <EmptyState title="No tracked videos yet">
        Your role can't track videos. Ask a member of your organization to track the first one.
      </EmptyState>
    );
  const open = (next: string) => {
    setLink(next);
    void setTrack("1");
  };
  return (
    <section aria-labelledby="first-video" className="panel flex flex-col gap-4 p-4 md:p-5">
      <div>
        <h2 id="first-video" className="font-semibold text-base">
          Track your first video
        </h2>
        <p className="text-muted">Paste a link to see its numbers right away, then every hour.</p>
      </div>
      <Form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          open(link);
        }}
      >
        <label className="flex min-w-0 flex-1 basis-72 flex-col gap-1 font-medium text-sm">
          Video link
          <input
            type="text"
            inputMode="url"
            autoComplete="off"
            spellCheck="false"
            className="input h-10 w-full font-normal"
            placeholder="https://www.tiktok.com/@user/video/…"
            value={link}
            onChange={(event) => setLink(event.target.value)}
            onFocus={TrackDialog.prepare}
          />
        </label>
        <Button type="submit" className="h-10" {...TrackDialog.touch}>
          Track video
        </Button>
      </Form>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
        <p>TikTok, YouTube, Instagram or X, including short links. You confirm days and cost in the next step.</p>
        {exampleLink && (
          <p>
            Sandbox mode: any well-formed link works.{" "}
            <button
              type="button"
              className="tap-target cursor-pointer text-link underline underline-offset-2"
              onClick={() => open(exampleLink)}
              {...TrackDialog.domTouch}
            >
              Try an example link
            </button>
          </p>
        )}
      </div>
      <TrackDialog isOpen={track !== null} onClose={() => setTrack(null)} initialLink={link.trim()} opensVideo />
    </section>
  );
}
