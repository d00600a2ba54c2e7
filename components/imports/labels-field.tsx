"use client";

import { useQuery } from "@tanstack/react-query";
import { type Control, useController } from "react-hook-form";
import { LabelChecks } from "@/components/labels/label-checks";
import { NameSearch } from "@/components/labels/name-search";
import { namesQuery } from "@/components/labels/queries";
import type { CreateImportRequest } from "@/lib/tracking/imports/schemas";

/** The labels for all the videos; selected or created here. */
export function LabelsField({ control }: { control: Control<CreateImportRequest> }) {
  const { field, fieldState } = useController({ control, name: "labels" });
  const { data: names = [] } = useQuery(namesQuery("labels"));
  const want = (name: string, isWanted: boolean) =>
    field.onChange([...field.value.filter((one) => one !== name), ...(isWanted ? [name] : [])]);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-sm">Labels</h2>
      <NameSearch kind="labels" names={names} onCreated={({ name }) => want(name, true)}>
        {(found) => (
          <LabelChecks
            labels={found}
            isSelected={({ name }) => field.value.includes(name)}
            onChange={({ name }, isWanted) => want(name, isWanted)}
            className="max-h-48"
          />
        )}
      </NameSearch>
      {fieldState.error && <p className="text-danger text-sm">{fieldState.error.message}</p>}
    </div>
  );
}
