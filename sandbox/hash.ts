/**
 * Returns a text's 32-bit hash (FNV-1a with murmur's finalizer, so that texts that differ in one digit get entirely
 * different hashes).
 */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return finish(value);
}

/** Combines two numbers into a 32-bit number, to derive separate seeds by purpose, hour or position. */
export function mix(seed: number, salt: number): number {
  return finish(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(salt + 0x7f4a7c15, 0xc2b2ae35));
}

/** Returns a uniformly distributed number in [0, 1). */
export function unit(seed: number, salt: number): number {
  return mix(seed, salt) / 4294967296;
}

/** Returns a normally distributed number with mean 0 and standard deviation 1 (Box–Muller). */
export function gauss(seed: number, salt: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - unit(seed, salt)));
  return radius * Math.cos(2 * Math.PI * unit(seed, salt ^ 0x5bd1e995));
}

export function pick<T>(list: readonly [T, ...T[]], seed: number, salt: number): T {
  return list[mix(seed, salt) % list.length] ?? list[0];
}

function finish(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Caches the results of a pure function by key. When full, the cache is cleared, which only costs recomputation. */
export function memoise<T>(limit: number, compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const hit = known.get(key);
    if (hit !== undefined) return hit;
    if (known.size >= limit) known.clear();
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
