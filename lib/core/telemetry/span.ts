import {
  type Attributes,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type TextMapGetter,
  trace,
} from "@opentelemetry/api";

export type { Span };

// One per process, shared by Next's bundles and ours, which each have their own module instance.
const shared = globalThis as typeof globalThis & { clipscopeTracing?: boolean };

export const isTracing = (): boolean => shared.clipscopeTracing === true;
export const setTracing = (isOn: boolean): void => {
  shared.clipscopeTracing = isOn;
};

export interface SpanStart {
  /** Low in variety: a route or an operation, without IDs. */
  name: string;
  kind: keyof typeof SpanKind;
  /** Never secrets: they leave the machine. Names are those of OpenTelemetry's semantic conventions. */
  attributes?: Attributes;
  /** Headers of an incoming request, whose `traceparent` the span continues. */
  headers?: Readonly<Record<string, string | string[] | undefined>>;
}

const headerGetter: TextMapGetter<NonNullable<SpanStart["headers"]>> = {
  keys: (headers) => Object.keys(headers),
  get: (headers, name) => headers[name],
};

/**
 * Does the work in a span, as a child of the current one. Work that throws marks it as failed. Without a collector, it
 * only calls the work, with undefined.
 */
export function inSpan<T>(start: () => SpanStart, work: (span: Span | undefined) => Promise<T>): Promise<T> {
  if (!isTracing()) return work(undefined);
  const { name, kind, attributes, headers } = start();
  const parent = headers ? propagation.extract(context.active(), headers, headerGetter) : context.active();
  const options = { kind: SpanKind[kind], attributes };
  return trace.getTracer("clipscope").startActiveSpan(name, options, parent, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Marks a span as failed. The message of a database error can repeat values, so only its code leaves the machine. */
export function failSpan(span: Span, error: unknown): void {
  const { name = "Error", code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  span.setAttribute("error.type", code ? `${name} ${code}` : name);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
