import { context, propagation, trace } from "@opentelemetry/api";
import { env } from "@/lib/core/env";
import { isTracing, setTracing } from "@/lib/core/telemetry/span";

const shared = globalThis as typeof globalThis & { clipscopeTelemetry?: { shutdown(): Promise<void> } | undefined };

/**
 * Sends traces to the collector in OTEL_EXPORTER_OTLP_ENDPOINT: requests and jobs with their statements and platform
 * calls. Without the variable, it does and loads nothing. OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES,
 * OTEL_TRACES_SAMPLER and OTEL_EXPORTER_OTLP_HEADERS work as OpenTelemetry describes them.
 */
export async function startTelemetry(process: "web" | "executor"): Promise<void> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = env();
  if (!endpoint || isTracing()) return;
  setTracing(true);
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, resources] = await Promise.all([
    import("@opentelemetry/sdk-trace-node"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const { defaultResource, detectResources, envDetector, resourceFromAttributes } = resources;
  const resource = defaultResource()
    .merge(resourceFromAttributes({ "service.name": "clipscope", "clipscope.process": process }))
    .merge(detectResources({ detectors: [envDetector] }));
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, "")}/v1/traces` });
  const provider = new NodeTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(exporter)] });
  provider.register();
  shared.clipscopeTelemetry = provider;
}

/** Ends it, and sends what has not been sent yet. An unreachable collector doesn't reject it. */
export async function stopTelemetry(): Promise<void> {
  const { clipscopeTelemetry: provider } = shared;
  if (!provider) return;
  shared.clipscopeTelemetry = undefined;
  setTracing(false);
  await provider.shutdown().catch(() => undefined);
  for (const api of [trace, context, propagation]) api.disable();
}
