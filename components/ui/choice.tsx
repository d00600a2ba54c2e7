"use client";

import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, useId, useRef } from "react";
import { lazyOnTouch } from "./lazy-on-touch";
import { usePopup } from "./use-popup";

const ChoicePopup = lazyOnTouch(() => import("./choice-popup").then((module) => module.ChoicePopup));

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { id: T; name: string }[];
  onChange: (value: T) => void;
  /** In a form, with a visible label and as wide as the other fields. */
  isField?: boolean;
}

/** A drop-down. Outside of forms the label is for screen readers, because each option describes itself. */
export function Choice<T extends string>({ label, value, options, onChange, isField }: ChoiceProps<T>) {
  const { trigger, popup } = usePopup("listbox", ChoicePopup.prepare);
  const labelId = useId();
  const valueId = useId();
  const chosen = options.find(({ id }) => id === value);
  const optionNamed = useTypeahead(options);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const option = next
      ? options[options.findIndex(({ id }) => id === value) + next]
      : !event.ctrlKey && !event.metaKey && !event.altKey && optionNamed(event.key);
    if (!option) return trigger.onKeyDown(event);
    event.preventDefault();
    onChange(option.id);
  };
  return (
    <div
      className={`select select--primary min-w-0 ${isField ? "select--full-width" : "flex-1 basis-36 lg:flex-none"}`}
      data-slot="select"
    >
      <span id={labelId} className={isField ? "label" : "sr-only"}>
        {label}
      </span>
      <button
        {...trigger}
        onKeyDown={onKeyDown}
        aria-labelledby={`${valueId} ${labelId}`}
        className={`select__trigger min-h-11 min-w-40 max-w-full md:min-h-9 ${isField ? "" : "lg:max-w-52"}`}
      >
        <span id={valueId} className="select__value truncate">
          {chosen?.name}
        </span>
        <ChevronDown
          aria-hidden
          className="select__indicator"
          data-slot="select-default-indicator"
          data-open={popup.isOpen || undefined}
        />
      </button>
      <ChoicePopup
        {...popup}
        label={label}
        value={value}
        options={options}
        onChange={(id) => {
          const option = options.find((candidate) => candidate.id === id);
          if (option) onChange(option.id);
        }}
      />
    </div>
  );
}

/** A pause this long starts a new word. */
const WORD_MS = 1_000;

/** Returns a function that finds the option whose name starts with the letters typed so far. */
function useTypeahead<O extends { name: string }>(options: readonly O[]) {
  const typed = useRef({ text: "", at: 0 });
  return (key: string): O | undefined => {
    const { text, at } = typed.current;
    const isNew = Date.now() - at > WORD_MS;
    // The space bar presses the button, unless a word is being typed.
    if (key.length !== 1 || (key === " " && (isNew || text === ""))) return undefined;
    typed.current = { text: (isNew ? "" : text) + key.toLowerCase(), at: Date.now() };
    return options.find(({ name }) => name.toLowerCase().startsWith(typed.current.text));
  };
}
