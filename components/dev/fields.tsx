import { useState } from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import type { Sample } from "@/components/dev/sample";
import { CheckField } from "@/components/forms/check-field";
import { CheckboxChoice } from "@/components/forms/checkbox-choice";
import { ChoiceInput } from "@/components/forms/choice-input";
import { DayRange } from "@/components/forms/day-range";
import { DaysField } from "@/components/forms/days-field";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";

interface SampleForm {
  text: string;
  amount: number | null;
  days: number;
  scopes: string[];
  isOn: boolean;
}

const EMPTY: SampleForm = { text: "", amount: null, days: 7, scopes: [], isOn: false };
const LONG = "A message that says what is wrong with the value and how to correct it. ".repeat(2);

/** Returns the control of a form with the given values, all of them invalid if there is an error. */
function useControl(values: Partial<SampleForm>, message?: string) {
  // The form compares errors by identity.
  const [errors] = useState<FieldErrors<SampleForm>>(() => {
    if (message === undefined) return {};
    const error = { type: "sample", message };
    return { text: error, amount: error, days: error, scopes: error };
  });
  return useForm<SampleForm>({ defaultValues: { ...EMPTY, ...values }, errors }).control;
}

type Text = Partial<Pick<Parameters<typeof TextInput>[0], "type" | "placeholder" | "description" | "rows">>;

function TextState({ label, value, error, ...props }: Text & { label: string; value?: string; error?: string }) {
  return <TextInput control={useControl({ text: value }, error)} name="text" label={label} {...props} />;
}

type Amount = Partial<Pick<Parameters<typeof NumberInput>[0], "usdDigits" | "placeholder" | "description">>;

function NumberState({ label, value, error, ...props }: Amount & { label: string; value?: number; error?: string }) {
  return (
    <NumberInput
      control={useControl({ amount: value ?? null }, error)}
      name="amount"
      label={label}
      empty={null}
      {...props}
    />
  );
}

function DaysState({ value, error }: { value: number; error?: string }) {
  return <DaysField control={useControl({ days: value }, error)} name="days" />;
}

const SCOPES = [
  { id: "videos:read", meaning: "Read videos and their numbers" },
  { id: "videos:write", meaning: "Track and stop videos, and change the labels, campaigns and costs that they have" },
];

const SCOPE_NAMES = SCOPES.map(({ id, meaning }) => ({ id, name: meaning }));

function ChoiceState({ value, error }: { value: string; error?: string }) {
  return <ChoiceInput control={useControl({ text: value }, error)} name="text" label="Scope" options={SCOPE_NAMES} />;
}

function ScopesState({ value, error }: { value: string[]; error?: string }) {
  return (
    <CheckboxChoice control={useControl({ scopes: value }, error)} name="scopes" label="Scopes" options={SCOPES} />
  );
}

function CheckState({ isOn, description }: { isOn: boolean; description?: string }) {
  return <CheckField control={useControl({ isOn })} name="isOn" label="Show money" description={description} />;
}

function DayRangeState({ start }: { start: string }) {
  const [days, setDays] = useState({ from: start, to: start });
  return (
    <div className="flex">
      <DayRange {...days} onChange={(change) => setDays({ ...days, ...change })} />
    </div>
  );
}

export const FIELDS: readonly Sample[] = [
  {
    name: "TextInput",
    states: {
      Empty: <TextState label="Name" />,
      Placeholder: <TextState label="Name" placeholder="Weekly report" description="Shown in the list of keys" />,
      Filled: <TextState label="Email" type="email" value="person@example.com" />,
      "Several lines": <TextState label="Brief" value="Show the jacket outdoors." rows={4} />,
      "Date and time": <TextState label="Starts" type="datetime-local" value="2026-11-20T09:14" />,
      Password: <TextState label="Password" type="password" value="correct horse" />,
      Invalid: <TextState label="Link" type="url" value="example" error="Enter a link that starts with https://" />,
      "Long text": (
        <TextState
          label={"A label that is long ".repeat(4)}
          value={"value ".repeat(30)}
          description={LONG}
          error={LONG}
        />
      ),
    },
  },
  {
    name: "NumberInput",
    states: {
      Empty: <NumberState label="Limit" placeholder="No limit" />,
      Whole: <NumberState label="Limit" value={1_234_567} description="Tracked videos at the same time" />,
      Dollars: <NumberState label="Amount" value={12.5} usdDigits={2} />,
      "Small price": <NumberState label="Price per snapshot" value={0.000125} usdDigits={6} />,
      Large: <NumberState label="Amount" value={9_876_543_210.99} usdDigits={2} />,
      Invalid: <NumberState label="Amount" value={5} usdDigits={2} error="Enter at least $10.00" />,
    },
  },
  {
    name: "DaysField",
    states: {
      Default: <DaysState value={7} />,
      "None of the usual": <DaysState value={12} />,
      Invalid: <DaysState value={30} error="Your plan allows 14 days" />,
    },
  },
  {
    name: "ChoiceInput",
    states: {
      Chosen: <ChoiceState value="videos:read" />,
      Invalid: <ChoiceState value="videos:write" error="Choose a scope that you have" />,
    },
  },
  {
    name: "CheckboxChoice",
    states: {
      "None chosen": <ScopesState value={[]} />,
      "One chosen": <ScopesState value={["videos:read"]} />,
      Invalid: <ScopesState value={[]} error="Choose at least one scope" />,
    },
  },
  {
    name: "CheckField",
    states: {
      Off: <CheckState isOn={false} />,
      On: <CheckState isOn description="Costs, spend and CPM" />,
      "Long text": <CheckState isOn description={LONG} />,
    },
  },
  { name: "DayRange", states: { Empty: <DayRangeState start="" />, Filled: <DayRangeState start="2026-11-20" /> } },
  {
    name: "Form, FormError",
    note: "Until its script has loaded, a form can't be used.",
    states: {
      "With an error": (
        <Form onSubmit={(event) => event.preventDefault()} className="flex flex-col gap-3">
          <TextState label="Name" value="Weekly report" />
          <FormError message="A key with this name exists" />
        </Form>
      ),
      "Long text": <FormError message={LONG} />,
    },
  },
];
