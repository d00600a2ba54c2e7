"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { type Control, useFieldArray } from "react-hook-form";
import { NumberInput } from "@/components/forms/number-input";
import { ItemPicker } from "@/components/ui/item-picker";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { useSettled } from "@/components/ui/settled";
import { MAX_CREATORS } from "@/lib/insight/campaigns/schemas";
import type { CampaignValues } from "./form-values";
import { creatorsQuery, SEARCH_PAUSE_MS } from "./queries";

interface CreatorFieldsProps {
  control: Control<CampaignValues>;
  canSetBudgets: boolean;
}

/** The creators of a campaign with what they are paid, and a field that adds known channels. */
export function CreatorFields({ control, canSetBudgets }: CreatorFieldsProps) {
  const { fields, append, remove } = useFieldArray({ control, name: "creators", keyName: "key" });
  const [text, setText] = useState("");
  const { data, error, isFetching } = useQuery(creatorsQuery(useSettled(text.trim().slice(0, 200), SEARCH_PAUSE_MS)));
  const chosen = new Set(fields.map(({ channel_id }) => channel_id));
  const add = (id: string) => {
    const found = data?.rows.find((channel) => channel.id === id);
    if (!found) return;
    append({
      channel_id: id,
      platform: found.platform,
      name: found.name || found.username,
      fee_usd: null,
      rate_usd_per_1000_views: null,
    });
  };
  return (
    <>
      {fields.length > 0 && (
        <ul aria-label="Creators" className="flex flex-col border-rule border-t">
          {fields.map(({ key, name, platform }, index) => (
            <li key={key} className="flex flex-col gap-2 border-rule border-b py-2">
              <div className="flex items-center justify-between gap-2">
                <span className="flex min-w-0 flex-wrap items-center gap-x-2">
                  <PlatformGlyph platform={platform} />
                  <bdi className="wrap-anywhere font-medium">{name}</bdi>
                </span>
                <Button
                  isIconOnly
                  size="sm"
                  variant="tertiary"
                  aria-label={`Remove ${name}`}
                  onPress={() => remove(index)}
                >
                  <X aria-hidden />
                </Button>
              </div>
              {canSetBudgets && (
                <div className="grid grid-cols-2 gap-4">
                  <NumberInput
                    control={control}
                    name={`creators.${index}.fee_usd`}
                    label="Fee"
                    usdDigits={2}
                    placeholder="$0.00"
                    empty={null}
                  />
                  <NumberInput
                    control={control}
                    name={`creators.${index}.rate_usd_per_1000_views`}
                    label="Per 1,000 views"
                    usdDigits={4}
                    placeholder="$0.00"
                    empty={null}
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {fields.length < MAX_CREATORS && (
        <ItemPicker
          label="Add creator"
          placeholder="Name or topic of a channel"
          items={(data?.rows ?? []).filter(({ id }) => !chosen.has(id))}
          nameOf={({ name, username }) => name || username}
          originOf={({ platform, username }) => (
            <>
              <PlatformGlyph platform={platform} />
              <bdi className="truncate">@{username}</bdi>
            </>
          )}
          empty={
            error ? error.message : isFetching ? "Searching…" : "No other channels match. Add them under Channels."
          }
          text={text}
          onText={setText}
          onPick={add}
        />
      )}
    </>
  );
}
