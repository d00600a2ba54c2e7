/** A text's 32-bit hash (FNV-1a with murmur's finaliser, so that texts differing in one digit differ everywhere). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return finish(value);
}

/** A 32-bit number out of two: how a seed is told apart by purpose, hour or position. */
export function mix(seed: number, salt: number): number {
  return finish(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(salt + 0x7f4a7c15, 0xc2b2ae35));
}

/** Evenly spread in [0, 1). */
export function unit(seed: number, salt: number): number {
  return mix(seed, salt) / 4294967296;
}

/** Normally spread, mean 0, deviation 1 (Box–Muller). */
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

/** Remembers what a pure function gave for a key; drops everything when full, which costs only a recomputation. */
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
