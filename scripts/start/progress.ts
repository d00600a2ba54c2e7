/** One line a stage, with how long it took; a stage that takes its time is announced as well. */
export interface Progress {
  /** @param work returns what to tell besides the stage's name */
  stage(name: string, work: () => Promise<string>): Promise<void>;
  line(text: string): void;
}

const ANNOUNCE_AFTER_MS = 1_000;

export function createProgress(write: (line: string) => void = console.log): Progress {
  return {
    line: write,
    async stage(name, work) {
      const start = performance.now();
      const timer = setTimeout(() => write(`  ... ${name}`), ANNOUNCE_AFTER_MS);
      try {
        const detail = await work();
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        write(`  ok  ${name}: ${detail} (${seconds} s)`);
      } catch (error) {
        write(`  --  ${name}`);
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
