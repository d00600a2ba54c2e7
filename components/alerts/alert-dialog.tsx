"use client";

import { useQuery } from "@tanstack/react-query";
import { Controller, useForm, useWatch } from "react-hook-form";
import { CheckboxChoice } from "@/components/forms/checkbox-choice";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";
import { namesQuery } from "@/components/labels/queries";
import { Choice } from "@/components/ui/choice";
import { useAct } from "@/components/use-act";
import { AlertScope, DEFAULT_COOLDOWN_HOURS } from "@/lib/insight/alerts/schemas";
import { type AlertValues, CONDITIONS, channelsOf, conditionOf } from "./form-values";
import { alertChannelsQuery, alertChoicesQuery, createAlert, refreshAlerts } from "./queries";
import { CHANNEL_NAMES } from "./words";

/** Creates an alert. */
export function AlertDialog({ onClose }: { onClose: () => void }) {
  const { control, handleSubmit, setError, formState } = useForm<AlertValues>({
    defaultValues: {
      ...{ name: "", type: "views", figure: 100_000, hours: 3, scope: "all" },
      ...{ channels: ["email"], cooldown_hours: DEFAULT_COOLDOWN_HOURS },
    },
  });
  const act = useAct<AlertValues>({
    fields: ["name", "cooldown_hours"],
    setError,
    onDone: onClose,
    refresh: refreshAlerts,
  });
  const type = useWatch({ control, name: "type" });
  const scopes = useScopes();
  const { channels, email } = useChannelOptions();
  const condition = CONDITIONS.find(({ id }) => id === type);
  const submit = handleSubmit(async (values) => {
    const parsed = conditionOf(values);
    if (!parsed.success)
      return setError(
        "figure",
        { message: parsed.error.issues[0]?.message ?? "Enter a number" },
        { shouldFocus: true },
      );
    const wanted = channelsOf(values.channels, email);
    if (wanted.length === 0) return setError("channels", { message: "Choose at least one" });
    const [scope = "all", id] = values.scope.split(":");
    await act("Alert created", (signal) =>
      createAlert(
        {
          name: values.name,
          scope: AlertScope.parse(id === undefined ? { type: "all" } : { type: scope, id }),
          condition: parsed.data,
          channels: wanted,
          cooldown_hours: values.cooldown_hours ?? DEFAULT_COOLDOWN_HOURS,
          status: "active",
        },
        signal,
      ),
    );
  });
  return (
    <FormDialog
      title="Create alert"
      submitLabel="Create alert"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput control={control} name="name" label="Name" placeholder="Breakouts" autoComplete="off" />
      <Controller
        control={control}
        name="type"
        render={({ field }) => (
          <Choice label="Condition" value={field.value} options={CONDITIONS} onChange={field.onChange} />
        )}
      />
      {condition?.figure && (
        <NumberInput
          control={control}
          name="figure"
          label={condition.figure}
          empty={null}
          {...(condition.isUsd && { usdDigits: 2 })}
        />
      )}
      {type === "views_per_hour" && (
        <NumberInput control={control} name="hours" label="Over how many hours" empty={null} />
      )}
      <Controller
        control={control}
        name="scope"
        render={({ field }) => (
          <Choice label="Looks at" value={field.value} options={scopes} onChange={field.onChange} />
        )}
      />
      <CheckboxChoice control={control} name="channels" label="Sends to" options={channels} />
      <NumberInput
        control={control}
        name="cooldown_hours"
        label="Cool-down in hours"
        description="The same video, campaign or balance sends nothing more for this long"
        empty={null}
      />
    </FormDialog>
  );
}

function useScopes() {
  const labels = useQuery(namesQuery("labels")).data ?? [];
  const campaigns = useQuery(namesQuery("campaigns")).data ?? [];
  return [
    { id: "all", name: "Everything" },
    ...labels.map(({ id, name }) => ({ id: `label:${id}`, name: `Label ${name}` })),
    ...campaigns.map(({ id, name }) => ({ id: `campaign:${id}`, name: `Campaign ${name}` })),
  ];
}

function useChannelOptions() {
  const choices = useQuery(alertChoicesQuery).data;
  const saved = useQuery(alertChannelsQuery).data?.channels ?? [];
  const email = choices?.members.find(({ is_you }) => is_you)?.email;
  const channels = [
    { id: "email", name: email ? `Email to ${email}` : "Email to you, once your address is confirmed" },
    ...(choices?.has_webhook ? [{ id: "webhook", name: "Webhook: alert.triggered" }] : []),
    ...saved.map(({ type, id, name }) => ({ id: `${type}:${id}`, name: `${CHANNEL_NAMES[type]} ${name}` })),
  ];
  return { channels, email };
}
