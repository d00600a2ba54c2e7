"use client";

import { useQuery } from "@tanstack/react-query";
import { type Control, useController } from "react-hook-form";
import { CampaignChoice, NO_CAMPAIGN } from "@/components/labels/campaign-choice";
import { NameSearch } from "@/components/labels/name-search";
import { namesQuery } from "@/components/labels/queries";
import type { CreateImportRequest } from "@/lib/tracking/imports/schemas";

/** The campaign for all the videos; selected or created here. */
export function CampaignField({ control }: { control: Control<CreateImportRequest> }) {
  const { field } = useController({ control, name: "campaign" });
  const { data: names = [] } = useQuery(namesQuery("campaigns"));
  const idOf = (wanted: string) => names.find(({ name }) => name === wanted)?.id ?? null;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-sm">Campaign</h2>
      <NameSearch kind="campaigns" names={names} onCreated={({ name }) => field.onChange(name)}>
        {(found) =>
          names.length > 0 && (
            <CampaignChoice
              campaigns={found}
              value={field.value === null ? NO_CAMPAIGN : idOf(field.value)}
              onChange={(campaign) => field.onChange(campaign?.name ?? null)}
              className="max-h-48"
            />
          )
        }
      </NameSearch>
    </div>
  );
}
