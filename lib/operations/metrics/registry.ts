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
    requests: counter("http_requests_total", "Answered calls of the REST API, by this process", [
      "operation",
      "status",
    ]),
    duration: new Histogram({
      name: `${PREFIX}http_request_duration_seconds`,
      help: "Until the head of the answer was ready, by this process",
      labelNames: ["operation"],
      buckets: BUCKETS,
      registers,
    }),
    logWaiting: gauge("request_log_waiting", "API calls that wait to be written into the log, in this process"),
    logLost: counter("request_log_lost_total", "API calls that could not be written into the log, by this process"),
    /** The following are read from the database at the scrape, and are the same in every process. */
    database: gauge("database_up", "Whether the database answered this scrape"),
    writable: gauge("database_writable", "Whether the database took the last trial write, at most 30 seconds ago"),
    single: {
      snapshots: counter("snapshots_stored_total", "Snapshots ever stored"),
      lag: gauge("collection_lag_seconds", "Since the last minute whose due videos were claimed"),
      openBatches: gauge("collection_open_batches", "Batches that are not finished"),
      oldestBatch: gauge(
        "collection_oldest_open_batch_seconds",
        "Since the oldest open batch was due; 0: there is none",
      ),
      beatAge: gauge("jobs_heartbeat_age_seconds", "Since the embedded executor last said that it lives"),
      outboxWaiting: gauge("outbox_waiting", "Mails that wait for an attempt"),
      outboxOldest: gauge("outbox_oldest_seconds", "Since the oldest waiting mail was written; 0: there is none"),
      webhooksWaiting: gauge("webhook_deliveries_waiting", "Webhook deliveries that wait for an attempt"),
    },
    labelled: {
      queueOverdue: gauge("queue_overdue_seconds", "Since the longest overdue attempt was due; 0: none is", ["queue"]),
      queueStuck: gauge("queue_stuck", "1: due attempts are not made, or none succeeds", ["queue"]),
      jobSuccess: gauge("job_last_success_timestamp_seconds", "When a job last completed, of the last three days", [
        "job",
      ]),
      jobFailing: gauge("job_failing", "1: the job's last finished run failed", ["job"]),
      trackings: gauge("trackings", "Trackings by status", ["status"]),
      droppedFields: counter("upstream_dropped_fields_total", "Fields of platforms' answers that could not be read", [
        "platform",
        "field",
      ]),
      calls: counter("upstream_calls_total", "Calls to platforms by what came of them", ["platform", "outcome"]),
      quotaLeft: gauge("platform_quota_left", "Calls or units left in the window; absent where no limit is known", [
        "platform",
        "bucket",
      ]),
      blocked: gauge("platform_blocked", "1: the platform said to wait", ["platform", "bucket"]),
      paused: gauge("platform_paused", "1: an admin paused it", ["platform"]),
    },
  };
}

export type Metrics = ReturnType<typeof openMetrics>;

// One per process, shared between Next's bundles, which each have their own module instance.
const shared = globalThis as typeof globalThis & { clipscopeMetrics?: Metrics };

export function processMetrics(): Metrics {
  shared.clipscopeMetrics ??= openMetrics();
  return shared.clipscopeMetrics;
}
