"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ItemPicker } from "@/components/ui/item-picker";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { useSettled } from "@/components/ui/settled";
import { MAX_TEXT, PAUSE_MS, suggestedChannelsQuery } from "./queries";

interface ChannelPickerProps {
  label: string;
  /** IDs that are left out. */
  chosen?: readonly string[];
  onPick: (id: string, name: string) => void;
}

const nameOf = ({ name, username }: { name: string | null; username: string }) => name || username;

/** Finds a known channel by name or topic, and picks it. */
export function ChannelPicker({ label, chosen = [], onPick }: ChannelPickerProps) {
  const [text, setText] = useState("");
  const { data, error, isFetching } = useQuery(
    suggestedChannelsQuery(useSettled(text.trim().slice(0, MAX_TEXT), PAUSE_MS)),
  );
  const rows = (data?.rows ?? []).filter(({ id }) => !chosen.includes(id));
  return (
    <ItemPicker
      label={label}
      placeholder="Name or topic"
      items={rows}
      nameOf={nameOf}
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
      onPick={(id) => {
        const picked = rows.find((row) => row.id === id);
        if (picked) onPick(id, nameOf(picked));
      }}
    />
  );
}
