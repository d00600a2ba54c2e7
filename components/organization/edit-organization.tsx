"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useId, useMemo } from "react";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextInput } from "@/components/forms/text-input";
import { zoneOption, zoneOptions } from "@/components/ui/zones";
import { useAct } from "@/components/use-act";
import { type OwnOrganization, UpdateOrganizationRequest } from "@/lib/people/organizations/schemas";
import { refreshOrganization, updateOrganization } from "./queries";

export function EditOrganization({ organization, onClose }: { organization: OwnOrganization; onClose: () => void }) {
  const router = useRouter();
  const zoneId = useId();
  const { time_zone } = organization;
  const { control, register, handleSubmit, setError, formState } = useForm<UpdateOrganizationRequest>({
    resolver: zodResolver(UpdateOrganizationRequest),
    defaultValues: { name: organization.name, time_zone },
  });
  const zones = useMemo(() => {
    const known = zoneOptions(new Date());
    // The browser may list the current zone under another of its names.
    return known.some(({ zone }) => zone === time_zone) ? known : [zoneOption(time_zone, new Date()), ...known];
  }, [time_zone]);
  const act = useAct<UpdateOrganizationRequest>({
    fields: ["name"],
    setError,
    onDone: onClose,
    refresh: refreshOrganization,
  });
  const submit = handleSubmit(async (input) => {
    await act("Organization saved", (signal) => updateOrganization(input, signal));
    // Its name is shown in the sidebar.
    router.refresh();
  });
  return (
    <FormDialog
      title="Edit organization"
      submitLabel="Save organization"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message ?? formState.errors.time_zone?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput control={control} name="name" label="Name" autoComplete="organization" />
      <div className="flex flex-col gap-1">
        <label htmlFor={zoneId} className="font-medium">
          Default time zone
        </label>
        <select
          id={zoneId}
          {...register("time_zone")}
          aria-describedby={`${zoneId}-use`}
          className="input min-h-11 w-full px-2 md:min-h-9"
        >
          {zones.map(({ zone, name, offset }) => (
            <option key={zone} value={zone}>
              {name} ({offset})
            </option>
          ))}
        </select>
        <p id={`${zoneId}-use`} className="text-muted text-xs">
          Used outside the browser, for example in emails.
        </p>
      </div>
    </FormDialog>
  );
}
