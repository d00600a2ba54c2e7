import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

const PREFIX = "clipscope_";
/** Seconds. An 11 MB response takes several; anything slower than the last bucket is a separate problem. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Creates the metrics of this process, in their own registry so that no library can add to it. */
function openMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const gauge = <L extends string = never>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge<L>({ name: PREFIX + name, help, labelNames, registers });
  const counter = <L extends string = never>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter<L>({ name: PREFIX + name, help, labelNames, registers });
  return {
    registry,
    requests: counter("http_requests_total", "REST API calls answered by this process", ["operation", "status"]),
    duration: new Histogram({
      name: `${PREFIX}http_request_duration_seconds`,
      help: "Seconds until the response headers were ready, in this process",
      labelNames: ["operation"],
      buckets: BUCKETS,
      registers,
    }),
    logWaiting: gauge("request_log_waiting", "API calls waiting to be written to the request log, in this process"),
    logLost: counter(
      "request_log_lost_total",
      "API calls that could not be written to the request log, in this process",
    ),
    /** The following metrics are read from the database at each scrape and are the same in every process. */
    database: gauge("database_up", "Whether the database responded to this scrape"),
    writable: gauge("database_writable", "Whether the database accepted the last test write, at most 30 seconds ago"),
    single: {
      snapshots: counter("snapshots_stored_total", "Snapshots ever stored"),
      lag: gauge("collection_lag_seconds", "Seconds since the last minute whose due videos were claimed"),
      openBatches: gauge("collection_open_batches", "Batches that are not finished"),
      oldestBatch: gauge(
        "collection_oldest_open_batch_seconds",
        "Seconds since the oldest open batch was due; 0 if there is none",
      ),
      beatAge: gauge("jobs_heartbeat_age_seconds", "Seconds since the last heartbeat of the embedded executor"),
      outboxWaiting: gauge("outbox_waiting", "Emails waiting for an attempt"),
      outboxOldest: gauge(
        "outbox_oldest_seconds",
        "Seconds since the oldest waiting email was created; 0 if there is none",
      ),
      webhooksWaiting: gauge("webhook_deliveries_waiting", "Webhook deliveries waiting for an attempt"),
    },
    labelled: {
      queueOverdue: gauge(
        "queue_overdue_seconds",
        "Seconds since the longest overdue attempt was due; 0 if none is overdue",
        ["queue"],
      ),
      queueStuck: gauge("queue_stuck", "1 if due attempts are not being made, or if none succeeds", ["queue"]),
      jobSuccess: gauge(
        "job_last_success_timestamp_seconds",
        "Time of a job's last success within the last three days",
        ["job"],
      ),
      jobFailing: gauge("job_failing", "1 if the job's last finished run failed", ["job"]),
      trackings: gauge("trackings", "Trackings by status", ["status"]),
      droppedFields: counter("upstream_dropped_fields_total", "Platform response fields that could not be read", [
        "platform",
        "field",
      ]),
      calls: counter("upstream_calls_total", "Platform calls by outcome", ["platform", "outcome"]),
      spend: counter("upstream_spend_dollars_total", "What calls cost by the price table, in US dollars", ["source"]),
      quotaLeft: gauge("platform_quota_left", "Calls or units left in the window; absent if the limit is unknown", [
        "platform",
        "bucket",
      ]),
      blocked: gauge("platform_blocked", "1 if the platform asked to wait", ["platform", "bucket"]),
      paused: gauge("platform_paused", "1 if an admin paused the platform", ["platform"]),
    },
  };
}

export type Metrics = ReturnType<typeof openMetrics>;

// One per process, shared by Next's bundles, each of which has its own instance of this module.
const shared = globalThis as typeof globalThis & { clipscopeMetrics?: Metrics };

export function processMetrics(): Metrics {
  shared.clipscopeMetrics ??= openMetrics();
  return shared.clipscopeMetrics;
}
