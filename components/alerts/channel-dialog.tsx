"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Controller, useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextInput } from "@/components/forms/text-input";
import { Choice } from "@/components/ui/choice";
import { useAct } from "@/components/use-act";
import { CreateChannelRequest } from "@/lib/insight/alerts/dashboard-schemas";
import { createAlertChannel, refreshAlerts } from "./queries";

const TYPES = [
  { id: "slack", name: "Slack" },
  { id: "discord", name: "Discord" },
] as const;

/** Adds a Slack or Discord channel, once its incoming webhook accepted a test message. */
export function ChannelDialog({ onClose }: { onClose: () => void }) {
  const { control, handleSubmit, setError, formState } = useForm<CreateChannelRequest>({
    resolver: zodResolver(CreateChannelRequest),
    defaultValues: { type: "slack", name: "", url: "" },
  });
  const act = useAct<CreateChannelRequest>({
    fields: ["name", "url"],
    setError,
    onDone: onClose,
    refresh: refreshAlerts,
  });
  return (
    <FormDialog
      title="Add channel"
      submitLabel="Add channel"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((body) => act("Channel added", (signal) => createAlertChannel(body, signal)))}
      onClose={onClose}
    >
      <Controller
        control={control}
        name="type"
        render={({ field }) => <Choice label="Service" value={field.value} options={TYPES} onChange={field.onChange} />}
      />
      <TextInput control={control} name="name" label="Name" placeholder="#launch" autoComplete="off" />
      <TextInput
        control={control}
        name="url"
        label="Incoming webhook URL"
        type="url"
        inputMode="url"
        placeholder="https://hooks.slack.com/services/…"
        description="We post a test message first. The URL is stored encrypted and isn't shown again."
        autoComplete="off"
      />
    </FormDialog>
  );
}
