"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ItemPicker } from "@/components/ui/item-picker";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { useSettled } from "@/components/ui/settled";
import { videoTitle } from "@/components/ui/video-title";
import { MAX_TEXT, PAUSE_MS, suggestedVideosQuery } from "./queries";

interface VideoPickerProps {
  label: string;
  /** IDs that are left out. */
  chosen?: readonly string[];
  onPick: (id: string, title: string) => void;
}

/** Finds a tracked video by title, creator or link, and picks it. */
export function VideoPicker({ label, chosen = [], onPick }: VideoPickerProps) {
  const [text, setText] = useState("");
  const { data, error, isFetching } = useQuery(
    suggestedVideosQuery(useSettled(text.trim().slice(0, MAX_TEXT), PAUSE_MS)),
  );
  const rows = (data?.rows ?? []).filter(({ id }) => !chosen.includes(id));
  return (
    <ItemPicker
      label={label}
      placeholder="Title, creator or link"
      items={rows}
      nameOf={videoTitle}
      originOf={({ platform, creator }) => (
        <>
          <PlatformGlyph platform={platform} />
          <bdi className="truncate">{creator ?? "Unknown creator"}</bdi>
        </>
      )}
      empty={error ? error.message : isFetching ? "Searching…" : "No other videos match."}
      text={text}
      onText={setText}
      onPick={(id) => {
        const picked = rows.find((row) => row.id === id);
        if (picked) onPick(id, videoTitle(picked));
      }}
    />
  );
}
