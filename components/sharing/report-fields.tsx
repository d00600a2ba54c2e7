"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type Control, Controller, useWatch } from "react-hook-form";
import { CheckField } from "@/components/forms/check-field";
import { CheckboxChoice } from "@/components/forms/checkbox-choice";
import { ChoiceInput } from "@/components/forms/choice-input";
import { TextInput } from "@/components/forms/text-input";
import { Segments } from "@/components/ui/segments";
import { useTimeZone } from "@/components/ui/time-zone";
import type { ReportOf } from "@/lib/insight/reports/report-rules";
import type { ReportValues } from "./form-values";
import { recipientsQuery } from "./queries";
import { MODE_MEANINGS, MODE_OPTIONS, SECTION_OPTIONS, scheduleOptions } from "./words";

interface ReportFieldsProps {
  control: Control<ReportValues>;
  of: ReportOf;
  /** The mode is chosen once. */
  isNew: boolean;
  /** Whether a password is set already, so that its field may stay empty. */
  hasPassword: boolean;
}

export function ReportFields({ control, of, isNew, hasPassword }: ReportFieldsProps) {
  const zone = useTimeZone();
  const [mode, isProtected] = useWatch({ control, name: ["mode", "has_password"] });
  return (
    <>
      <TextInput control={control} name="title" label="Title" placeholder="Autumn launch" autoComplete="off" />
      <CheckboxChoice control={control} name="sections" label="Sections" options={SECTION_OPTIONS} />
      {isNew && (
        <Labeled label="Numbers">
          <Controller
            control={control}
            name="mode"
            render={({ field }) => (
              <Segments label="Numbers" options={MODE_OPTIONS} value={field.value} onChange={field.onChange} />
            )}
          />
          <p className="text-muted text-sm">{MODE_MEANINGS[mode]}</p>
        </Labeled>
      )}
      <CheckField
        control={control}
        name="shows_money"
        label="Show costs"
        description="Includes spend and CPM. Off by default"
      />
      <CheckField control={control} name="has_password" label="Require a password" />
      {isProtected && (
        <TextInput
          control={control}
          name="password"
          label="Password"
          type="password"
          description={hasPassword ? "Leave empty to keep the current password" : "At least 8 characters"}
          autoComplete="new-password"
        />
      )}
      <TextInput
        control={control}
        name="expires_at"
        label="Expires"
        type="datetime-local"
        description={`Leave empty for no expiry. Time zone: ${zone}`}
      />
      {mode === "live" && <Schedule control={control} of={of} />}
    </>
  );
}

function Schedule({ control, of }: Pick<ReportFieldsProps, "control" | "of">) {
  const schedule = useWatch({ control, name: "schedule" });
  const { data } = useQuery(recipientsQuery);
  const members = (data?.members ?? []).map(({ email, name, is_you }) => ({
    id: email,
    name: is_you ? `${name} (you)` : name,
    meaning: email,
  }));
  return (
    <>
      <ChoiceInput control={control} name="schedule" label="Send by email" options={scheduleOptions(of)} />
      {schedule === "weekly" && (
        <p className="text-muted text-sm">Monday mornings, in your organization's time zone.</p>
      )}
      {schedule !== "never" && data && (
        <CheckboxChoice control={control} name="recipients" label="Recipients" options={members} />
      )}
    </>
  );
}

function Labeled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-1">
      <span aria-hidden className="font-medium text-sm">
        {label}
      </span>
      {children}
    </div>
  );
}
