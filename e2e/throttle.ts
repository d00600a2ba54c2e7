/** `CPU_THROTTLE=4` makes pages run four times slower, as on a weak machine: stories must not depend on speed. */
export const CPU_THROTTLE = Number(process.env.CPU_THROTTLE || 1);
