"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ItemPicker } from "@/components/ui/item-picker";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { useSettled } from "@/components/ui/settled";
import { channelSuggestionsQuery, SUGGESTIONS_PAUSE_MS } from "./queries";
import { textOf } from "./search-params";

interface AddComparedProps {
  /** IDs already in the comparison. */
  chosen: readonly string[];
  onAdd: (id: string) => void;
}

/** Finds a known channel by name or topic, and adds it. */
export function AddCompared({ chosen, onAdd }: AddComparedProps) {
  const [text, setText] = useState("");
  const { data, error, isFetching } = useQuery(channelSuggestionsQuery(useSettled(textOf(text), SUGGESTIONS_PAUSE_MS)));
  return (
    <ItemPicker
      label="Add channel"
      placeholder="Name or topic"
      items={(data?.rows ?? []).filter(({ id }) => !chosen.includes(id))}
      nameOf={({ name, username }) => name || username}
      originOf={({ platform, username, has_audience }) => (
        <>
          <PlatformGlyph platform={platform} />
          <bdi className="truncate">@{username}</bdi>
          {!has_audience && <span className="shrink-0">· no audience known</span>}
        </>
      )}
      empty={error ? error.message : isFetching ? "Searching…" : "No other channels match."}
      text={text}
      onText={setText}
      onPick={onAdd}
    />
  );
}
