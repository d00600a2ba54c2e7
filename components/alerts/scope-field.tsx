"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Control, useController } from "react-hook-form";
import { ChoiceInput } from "@/components/forms/choice-input";
import { namesQuery } from "@/components/labels/queries";
import { ChannelPicker } from "@/components/pickers/channel-picker";
import { VideoPicker } from "@/components/pickers/video-picker";
import type { AlertValues } from "./form-values";

interface ScopeFieldProps {
  control: Control<AlertValues>;
  /** Name of the initial channel or video. */
  name: string | null;
}

/** What an alert looks at; a channel or video is picked in a second step. */
export function ScopeField({ control, name }: ScopeFieldProps) {
  const { field } = useController({ control, name: "scope" });
  const [initial] = useState({ id: field.value, name });
  const [picked, setPicked] = useState<{ id: string; name: string } | null>(null);
  const labels = useQuery(namesQuery("labels")).data ?? [];
  const campaigns = useQuery(namesQuery("campaigns")).data ?? [];
  const options = [
    { id: "all", name: "Everything" },
    ...labels.map((label) => ({ id: `label:${label.id}`, name: `Label ${label.name}` })),
    ...campaigns.map((campaign) => ({ id: `campaign:${campaign.id}`, name: `Campaign ${campaign.name}` })),
    { id: "channel", name: "A channel" },
    { id: "video", name: "A video" },
  ];
  for (const chosen of [{ ...initial, name: initial.name ?? "Deleted" }, picked])
    if (chosen && !options.some(({ id }) => id === chosen.id)) options.push(chosen);
  const pick = (type: "channel" | "video") => (id: string, found: string) => {
    setPicked({ id: `${type}:${id}`, name: found });
    field.onChange(`${type}:${id}`);
  };
  return (
    <>
      <ChoiceInput control={control} name="scope" label="Scope" options={options} />
      {field.value === "channel" && <ChannelPicker label="Channel" onPick={pick("channel")} />}
      {field.value === "video" && <VideoPicker label="Video" onPick={pick("video")} />}
    </>
  );
}
