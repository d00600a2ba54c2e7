"use client";

import { Description } from "@heroui/react/description";
import { FieldError } from "@heroui/react/field-error";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useState } from "react";

interface RangesFieldProps {
  value: readonly string[];
  onChange: (ranges: string[]) => void;
  error?: string;
}

/** Addresses and CIDR ranges in one line, separated by commas or spaces. */
export function RangesField({ value, onChange, error }: RangesFieldProps) {
  // Kept as typed: a comma at the end belongs to no range yet.
  const [text, setText] = useState(() => value.join(", "));
  return (
    <TextField
      fullWidth
      name="allowed_ranges"
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(typed.split(/[\s,]+/).filter(Boolean));
      }}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoComplete="off"
    >
      <Label>Allowed addresses</Label>
      <Input placeholder="203.0.113.7, 2001:db8::/32" />
      <Description>IPv4 or IPv6, also as CIDR ranges. Empty: the key works from anywhere.</Description>
      {error !== undefined && <FieldError>{error}</FieldError>}
    </TextField>
  );
}
