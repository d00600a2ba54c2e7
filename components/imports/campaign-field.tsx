"use client";

import { Radio } from "@heroui/react/radio";
import { RadioGroup } from "@heroui/react/radio-group";
import { useQuery } from "@tanstack/react-query";
import { type Control, useController } from "react-hook-form";
import { NameSearch } from "@/components/labels/name-search";
import { namesQuery } from "@/components/labels/queries";
import type { CreateImportRequest } from "@/lib/tracking/imports/schemas";

// No name is empty, so this can't be one.
const NONE = "";

/** The campaign for all the videos; selected or created here. */
export function CampaignField({ control }: { control: Control<CreateImportRequest> }) {
  const { field } = useController({ control, name: "campaign" });
  const { data: names = [] } = useQuery(namesQuery("campaigns"));
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-sm">Campaign</h2>
      <NameSearch kind="campaigns" names={names} onCreated={({ name }) => field.onChange(name)}>
        {(found) =>
          names.length > 0 && (
            <RadioGroup
              aria-label="Campaign"
              value={field.value ?? NONE}
              onChange={(name) => field.onChange(name === NONE ? null : name)}
              className="flex max-h-48 flex-col gap-0 overflow-y-auto"
            >
              {[{ id: NONE, name: NONE }, ...found].map(({ id, name }) => (
                <Radio key={id} value={name}>
                  <Radio.Content className="tap-target min-h-9 items-center gap-3">
                    <Radio.Control>
                      <Radio.Indicator />
                    </Radio.Control>
                    <bdi className={`min-w-0 break-words ${name === NONE ? "text-muted" : ""}`}>
                      {name === NONE ? "No campaign" : name}
                    </bdi>
                  </Radio.Content>
                </Radio>
              ))}
            </RadioGroup>
          )
        }
      </NameSearch>
    </div>
  );
}
