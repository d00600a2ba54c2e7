import { formatInteger } from "@/lib/core/format";
import { type CallAnswer, SHOWN_BYTES } from "./send-call";

interface ConsoleAnswerProps {
  answer: CallAnswer | null;
  /** Why there is no response. */
  error: string | null;
}

export function ConsoleAnswer({ answer, error }: ConsoleAnswerProps) {
  return (
    <div className="flex min-w-0 flex-col gap-2 empty:hidden">
      {/* Always rendered, so that screen readers announce its content. */}
      <p role="status" className="font-medium empty:hidden">
        {answer && `${answer.status} ${answer.statusText}, ${formatInteger(answer.milliseconds)} ms`}
      </p>
      <p role="alert" className="text-danger empty:hidden">
        {error}
      </p>
      {answer && (
        <>
          <dl aria-label="Response headers" className="wrap-anywhere font-mono text-xs leading-5">
            {answer.headers.map(([name, value]) => (
              <div key={name}>
                <dt className="inline text-muted">{name}: </dt>
                <dd className="inline">{value}</dd>
              </div>
            ))}
          </dl>
          {answer.isCut && (
            <p className="text-muted">
              Only the first {formatInteger(SHOWN_BYTES / 1000)} kB were loaded. Your code gets the whole response.
            </p>
          )}
          {answer.body !== "" && (
            <textarea
              readOnly
              aria-label="Response body"
              rows={Math.min(18, answer.body.split("\n").length + 1)}
              value={answer.body}
              className="wrap-anywhere w-full resize-y rounded-md border border-rule bg-(--background-side) p-3 font-mono text-xs leading-5"
            />
          )}
        </>
      )}
    </div>
  );
}
