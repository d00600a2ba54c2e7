/** Handles that one request checks: each may call a platform. */
export const HANDLES_PER_CHECK = 20;
