"use client";

import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { CheckboxChoice } from "@/components/forms/checkbox-choice";
import { ChoiceInput } from "@/components/forms/choice-input";
import { FormDialog } from "@/components/forms/form-dialog";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";
import { useAct } from "@/components/use-act";
import type { NamedAlert } from "@/lib/insight/alerts/dashboard-schemas";
import { DEFAULT_COOLDOWN_HOURS } from "@/lib/insight/alerts/schemas";
import { METRICS } from "@/lib/platforms/schemas";
import { METRIC_NAMES } from "@/lib/tracking/snapshots/figure-rules";
import { type AlertValues, CONDITIONS, channelsOf, conditionOf, emptyValues, scopeOf, valuesOf } from "./form-values";
import { createAlert, refreshAlerts, updateAlert } from "./queries";
import { ScopeField } from "./scope-field";
import { useChannelOptions } from "./use-channel-options";

/** What a new alert looks at. */
export interface AlertPreset {
  /** As in the form: `video:cm5abc`. */
  scope: string;
  /** Of what it looks at; the alert gets the same name. */
  name: string;
  /** Views that the alert waits for. */
  figure?: number;
}

interface AlertDialogProps {
  /** Changes this alert; otherwise creates one. */
  alert?: NamedAlert;
  preset?: AlertPreset | undefined;
  onClose: () => void;
}

const METRIC_CHOICES = METRICS.map((id) => ({ id, name: METRIC_NAMES[id] }));

/** Creates an alert, or changes one. */
export function AlertDialog({ alert, preset, onClose }: AlertDialogProps) {
  const [initial] = useState(() => (alert ? valuesOf(alert) : emptyValues(preset)));
  const { options, own, isUnconfirmed } = useChannelOptions(initial.channels);
  const isNew = alert === undefined;
  const { control, handleSubmit, setError, formState } = useForm<AlertValues>({
    defaultValues: initial,
    // The reader's own address is chosen for a new alert once it is known.
    values: isNew && own !== null ? { ...initial, channels: [own] } : initial,
    resetOptions: { keepDirtyValues: true },
  });
  const act = useAct<AlertValues>({
    fields: ["name", "cooldown_hours"],
    setError,
    onDone: onClose,
    refresh: refreshAlerts,
  });
  const type = useWatch({ control, name: "type" });
  const condition = CONDITIONS.find(({ id }) => id === type);
  const submit = handleSubmit(async (values) => {
    const parsed = conditionOf(values);
    if (!parsed.success)
      return setError(
        "figure",
        { message: parsed.error.issues[0]?.message ?? "Enter a number" },
        { shouldFocus: true },
      );
    const scope = scopeOf(values.scope);
    if (!scope) return setError("scope", { message: `Choose a ${values.scope}` });
    const channels = channelsOf(values.channels);
    if (channels.length === 0) return setError("channels", { message: "Choose at least one" });
    const body = {
      name: values.name,
      condition: parsed.data,
      cooldown_hours: values.cooldown_hours ?? DEFAULT_COOLDOWN_HOURS,
    };
    if (isNew)
      return act("Alert created", (signal) => createAlert({ ...body, scope, channels, status: "active" }, signal));
    // A scope or channel that was deleted meanwhile is refused: send only those that the reader changed.
    const { scope: isMoved, channels: isSentElsewhere } = formState.dirtyFields;
    await act("Alert saved", () =>
      updateAlert(alert.id, { ...body, ...(isMoved && { scope }), ...(isSentElsewhere && { channels }) }),
    );
  });
  return (
    <FormDialog
      title={alert ? "Edit alert" : "Create alert"}
      submitLabel={alert ? "Save alert" : "Create alert"}
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput control={control} name="name" label="Name" placeholder="Breakouts" autoComplete="off" />
      <ChoiceInput control={control} name="type" label="Condition" options={CONDITIONS} />
      {condition?.figure && (
        <NumberInput
          control={control}
          name="figure"
          label={condition.figure}
          empty={null}
          {...(condition.isUsd && { usdDigits: 2 })}
          {...(condition.digits && { digits: condition.digits })}
        />
      )}
      {type === "views_per_hour" && <NumberInput control={control} name="hours" label="Period in hours" empty={null} />}
      {type === "fall" && <ChoiceInput control={control} name="metric" label="Metric" options={METRIC_CHOICES} />}
      <ScopeField control={control} name={alert?.scope_name ?? preset?.name ?? null} />
      <CheckboxChoice control={control} name="channels" label="Send to" options={options} />
      {isUnconfirmed && <p className="text-muted text-sm">Confirm your address to get emails.</p>}
      <NumberInput
        control={control}
        name="cooldown_hours"
        label="Cooldown in hours"
        description="How long before the same video, campaign or balance can trigger another message"
        empty={null}
      />
    </FormDialog>
  );
}
