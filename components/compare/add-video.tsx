"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ItemPicker } from "@/components/ui/item-picker";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { useSettled } from "@/components/ui/settled";
import { videoTitle } from "@/components/ui/video-title";
import { suggestionsQuery } from "./queries";

interface AddVideoProps {
  /** IDs already in the comparison. */
  chosen: readonly string[];
  onAdd: (id: string) => void;
}

const PAUSE = 250;

/** Finds a video by title, creator or link, and adds it. */
export function AddVideo({ chosen, onAdd }: AddVideoProps) {
  const [text, setText] = useState("");
  const { data, error, isFetching } = useQuery(suggestionsQuery(useSettled(text.trim().slice(0, 200), PAUSE)));
  return (
    <ItemPicker
      label="Add video"
      placeholder="Title, creator or link"
      items={(data?.rows ?? []).filter(({ id }) => !chosen.includes(id))}
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
      onPick={onAdd}
    />
  );
}
