"use client";

import { Button } from "@heroui/react/button";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Form } from "@/components/forms/form";
import { useApiKey } from "./api-key";
import { buildCall, fieldName, fieldsOf, missingFrom, type TriedOperation } from "./build-call";
import { ConsoleAnswer } from "./console-answer";
import { BodyField, KeyField, ParameterField } from "./console-fields";
import { type Call, type CallAnswer, sendCall } from "./send-call";

interface ConsoleProps {
  operation: TriedOperation;
  onClose: () => void;
}

/** Sends a call with the reader's own key and shows the response. */
export function Console({ operation, onClose }: ConsoleProps) {
  const [key, setKey] = useApiKey();
  const [values, setValues] = useState<Record<string, string>>({});
  const [body, setBody] = useState(operation.bodyExample ?? "");
  const [answer, setAnswer] = useState<CallAnswer | null>(null);
  const [error, setError] = useState<string | null>(null);
  const running = useRef<AbortController>(null);
  const [isRunning, setIsRunning] = useState(false);
  useEffect(() => () => running.current?.abort(), []);
  const form = useRef<HTMLFormElement>(null);
  // Keyboard users continue in the console: the button that had the focus is gone.
  useEffect(() => form.current?.querySelector<HTMLElement>("input, select, textarea, button")?.focus(), []);

  const typed = { key, values, body };
  async function send(call: Call) {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setIsRunning(true);
    setAnswer(null);
    setError(null);
    try {
      setAnswer(await sendCall(call, controller.signal));
    } catch (error) {
      if (!controller.signal.aborted)
        setError(`No response. ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      if (running.current === controller) setIsRunning(false);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const missing = missingFrom(operation, typed);
    if (missing.length > 0) {
      setAnswer(null);
      setError(`Enter ${missing.join(" and ")}. The path needs it.`);
    } else void send(buildCall(operation, typed));
  }

  const { summary, credits, role, isPaid, method } = operation;
  return (
    <Form
      ref={form}
      onSubmit={submit}
      aria-label={`Try it: ${summary}`}
      className="flex flex-col gap-4 rounded-md border border-rule p-3"
    >
      {role !== null && <KeyField value={key} onChange={setKey} />}
      {fieldsOf(operation).map((field) => (
        <ParameterField
          key={fieldName(field)}
          field={field}
          value={values[fieldName(field)] ?? ""}
          onChange={(value) => setValues((before) => ({ ...before, [fieldName(field)]: value }))}
        />
      ))}
      {operation.bodyExample !== null && <BodyField value={body} onChange={setBody} />}
      {credits > 0 && (
        <p className="text-warning">This is a live request. If it succeeds, it costs {credits} credits.</p>
      )}
      {isPaid && (
        <p className="text-warning">
          This is a live request. Each stored snapshot costs $0.015: one right away, then one per hour.
        </p>
      )}
      {method !== "GET" && !isPaid && <p className="text-warning">This is a live request. It changes data.</p>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" isPending={isRunning}>
          {credits > 0 ? `Send for ${credits} credits` : "Send"}
        </Button>
        {credits > 0 && (
          <Button
            size="sm"
            variant="outline"
            isDisabled={isRunning}
            onPress={() => send(buildCall(operation, typed, "OPTIONS"))}
          >
            Get price
          </Button>
        )}
        {isRunning ? (
          <Button size="sm" variant="tertiary" onPress={() => running.current?.abort()}>
            Cancel
          </Button>
        ) : (
          <Button size="sm" variant="tertiary" onPress={onClose}>
            Close
          </Button>
        )}
      </div>
      <ConsoleAnswer answer={answer} error={error} />
    </Form>
  );
}
