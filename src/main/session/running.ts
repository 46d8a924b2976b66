/** Work that goes on by itself, and sees to its own failures. `wake` tells it that the clock may have jumped: resume, unlock, zone change. */
export type Running = { stop(): void; wake(): void };
