"use client";

import { ComboBox } from "@heroui/react/combo-box";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { useSettled } from "@/components/ui/settled";
import { videoTitle } from "@/components/ui/video-identity";
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
  const q = useSettled(text.trim().slice(0, 200), PAUSE);
  const { data, error, isFetching } = useQuery(suggestionsQuery(q));
  const items = (data?.rows ?? []).filter(({ id }) => !chosen.includes(id));
  return (
    <ComboBox
      className="w-full max-w-md"
      allowsEmptyCollection
      menuTrigger="focus"
      items={items}
      inputValue={text}
      onInputChange={setText}
      // The server has already filtered, by more than the title.
      defaultFilter={() => true}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (typeof key !== "string") return;
        setText("");
        onAdd(key);
      }}
    >
      <Label>Add video</Label>
      <ComboBox.InputGroup>
        <Input placeholder="Title, creator or link" />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      <ComboBox.Popover>
        <ListBox
          renderEmptyState={() => (
            <p className="px-3 py-2 text-muted text-sm">
              {error ? error.message : isFetching ? "Searching…" : "No other videos match."}
            </p>
          )}
        >
          {items.map((row) => (
            <ListBox.Item key={row.id} id={row.id} textValue={videoTitle(row)}>
              <span className="flex min-w-0 flex-col">
                <span dir="auto" className="line-clamp-1 break-all text-start">
                  {videoTitle(row)}
                </span>
                <span className="flex items-center gap-1.5 text-muted text-xs">
                  <PlatformGlyph platform={row.platform} />
                  <bdi className="truncate">{row.creator ?? "Unknown creator"}</bdi>
                </span>
              </span>
            </ListBox.Item>
          ))}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}
