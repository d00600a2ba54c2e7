import { MINUTE_MS } from "@/lib/core/time/unit-rules";

/**
 * How far apart the clocks of two machines may be without one taking what the other works on, or missing what is due.
 * Leases that a crash ends last this much longer.
 */
export const CLOCK_SKEW_MS = 2 * MINUTE_MS;
