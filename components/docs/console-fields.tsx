import { Description } from "@heroui/react/description";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { useId } from "react";
import type { DocumentedParameter } from "@/rest/schemas";

interface FieldProps {
  value: string;
  onChange: (value: string) => void;
}

export function KeyField({ value, onChange }: FieldProps) {
  return (
    <TextField fullWidth type="password" name="api-key" autoComplete="off" value={value} onChange={onChange}>
      <Label>Your API key</Label>
      <Input placeholder="cs_live_…" className="font-mono" spellCheck={false} />
      <Description>Kept in memory until you reload the page, and sent only to this API</Description>
    </TextField>
  );
}

export function ParameterField({ field, value, onChange }: FieldProps & { field: DocumentedParameter }) {
  if (field.values.length > 0) return <ValueChoice field={field} value={value} onChange={onChange} />;
  return (
    <TextField fullWidth name={field.name} autoComplete="off" value={value} onChange={onChange}>
      <Label>{labelOf(field)}</Label>
      <Input placeholder={field.example || (field.form === "string" ? "" : field.form)} spellCheck={false} />
    </TextField>
  );
}

/** The browser's own list, which works best on phones. */
function ValueChoice({ field, value, onChange }: FieldProps & { field: DocumentedParameter }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="label">
        {labelOf(field)}
      </label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)} className="input w-full">
        <option value="">Not set</option>
        {field.values.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </div>
  );
}

const labelOf = ({ name, isRequired }: DocumentedParameter): string => (isRequired ? `${name} (required)` : name);

export function BodyField({ value, onChange }: FieldProps) {
  return (
    <TextField fullWidth name="body" value={value} onChange={onChange}>
      <Label>JSON body</Label>
      <TextArea rows={6} spellCheck={false} className="font-mono text-xs" />
    </TextField>
  );
}
