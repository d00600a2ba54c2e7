import { type Algorithm, hash, verify } from "@node-rs/argon2";

// argon2id with 19 MiB and two passes, OWASP's first recommendation.
const COST = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** @returns a PHC string, which includes the salt and the cost */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

export function matchesPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}
