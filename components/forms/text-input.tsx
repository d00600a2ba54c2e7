"use client";

import { Description } from "@heroui/react/description";
import { FieldError } from "@heroui/react/field-error";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import type { ComponentProps } from "react";
import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";

interface TextInputProps<V extends FieldValues> {
  control: Control<V>;
  name: FieldPath<V>;
  label: string;
  description?: string;
  type?: "text" | "email" | "password" | "url" | "datetime-local";
  autoComplete?: string;
  placeholder?: string;
  inputMode?: ComponentProps<typeof Input>["inputMode"];
  /** More than one makes it a field of several lines. */
  rows?: number;
}

/** A text in a react-hook-form: label, hint, error. */
export function TextInput<V extends FieldValues>({
  control,
  name,
  label,
  description,
  type = "text",
  autoComplete,
  placeholder,
  inputMode,
  rows = 1,
}: TextInputProps<V>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <TextField
      fullWidth
      name={field.name}
      type={type}
      value={field.value ?? ""}
      onChange={field.onChange}
      onBlur={field.onBlur}
      isInvalid={fieldState.invalid}
      // Uses the form's own validation instead of the browser's.
      validationBehavior="aria"
      autoComplete={autoComplete}
    >
      <Label>{label}</Label>
      {rows > 1 ? (
        <TextArea ref={field.ref} rows={rows} placeholder={placeholder} />
      ) : (
        <Input ref={field.ref} placeholder={placeholder} inputMode={inputMode} />
      )}
      {description && <Description>{description}</Description>}
      {fieldState.error && <FieldError>{fieldState.error.message}</FieldError>}
    </TextField>
  );
}
