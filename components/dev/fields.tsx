import { useState } from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import type { Sample } from "@/components/dev/sample";
import { CheckboxChoice } from "@/components/forms/checkbox-choice";
import { DayInput } from "@/components/forms/day-input";
import { DaysField } from "@/components/forms/days-field";
import { Form } from "@/components/forms/form";
import { FormFault } from "@/components/forms/form-fault";
import { NumberInput } from "@/components/forms/number-input";
import { TextInput } from "@/components/forms/text-input";

interface SampleForm {
  text: string;
  amount: number | null;
  days: number;
  scopes: string[];
}

const EMPTY: SampleForm = { text: "", amount: null, days: 7, scopes: [] };
const LONG = "A message that says what is wrong with the value and how to correct it. ".repeat(2);

/** Returns the control of a form with the given values, all of them invalid if there is an error. */
function useControl(values: Partial<SampleForm>, fault?: string) {
  // The form compares errors by identity.
  const [errors] = useState<FieldErrors<SampleForm>>(() => {
    if (fault === undefined) return {};
    const error = { type: "sample", message: fault };
    return { text: error, amount: error, days: error, scopes: error };
  });
  return useForm<SampleForm>({ defaultValues: { ...EMPTY, ...values }, errors }).control;
}

type Text = Partial<Pick<Parameters<typeof TextInput>[0], "type" | "placeholder" | "description">>;

function TextState({ label, value, fault, ...props }: Text & { label: string; value?: string; fault?: string }) {
  return <TextInput control={useControl({ text: value }, fault)} name="text" label={label} {...props} />;
}

type Amount = Partial<Pick<Parameters<typeof NumberInput>[0], "usdDigits" | "placeholder" | "description">>;

function NumberState({ label, value, fault, ...props }: Amount & { label: string; value?: number; fault?: string }) {
  return (
    <NumberInput
      control={useControl({ amount: value ?? null }, fault)}
      name="amount"
      label={label}
      empty={null}
      {...props}
    />
  );
}

function DaysState({ value, fault }: { value: number; fault?: string }) {
  return <DaysField control={useControl({ days: value }, fault)} name="days" />;
}

const SCOPES = [
  { id: "videos:read", meaning: "Read videos and their numbers" },
  { id: "videos:write", meaning: "Track and stop videos, and change the labels, campaigns and costs that they have" },
];

function ScopesState({ value, fault }: { value: string[]; fault?: string }) {
  return (
    <CheckboxChoice control={useControl({ scopes: value }, fault)} name="scopes" label="Scopes" options={SCOPES} />
  );
}

function DayState({ start }: { start: string }) {
  const [day, setDay] = useState(start);
  return (
    <div className="flex">
      <DayInput label="From" value={day} onChange={setDay} className="basis-40" />
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
      Password: <TextState label="Password" type="password" value="correct horse" />,
      Invalid: <TextState label="Link" type="url" value="example" fault="Enter a link that starts with https://" />,
      "Long text": (
        <TextState
          label={"A label that is long ".repeat(4)}
          value={"value ".repeat(30)}
          description={LONG}
          fault={LONG}
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
      Invalid: <NumberState label="Amount" value={5} usdDigits={2} fault="Enter at least $10.00" />,
    },
  },
  {
    name: "DaysField",
    states: {
      Default: <DaysState value={7} />,
      "None of the usual": <DaysState value={12} />,
      Invalid: <DaysState value={30} fault="Your plan allows 14 days" />,
    },
  },
  {
    name: "CheckboxChoice",
    states: {
      "None chosen": <ScopesState value={[]} />,
      "One chosen": <ScopesState value={["videos:read"]} />,
      Invalid: <ScopesState value={[]} fault="Choose at least one scope" />,
    },
  },
  { name: "DayInput", states: { Empty: <DayState start="" />, Filled: <DayState start="2026-11-20" /> } },
  {
    name: "Form, FormFault",
    note: "Until its script has loaded, a form can't be used.",
    states: {
      "With a fault": (
        <Form onSubmit={(event) => event.preventDefault()} className="flex flex-col gap-3">
          <TextState label="Name" value="Weekly report" />
          <FormFault message="A key with this name exists" />
        </Form>
      ),
      "Long text": <FormFault message={LONG} />,
    },
  },
];
