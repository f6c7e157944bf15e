/** How much of a mail is parsed, and how long it may take. */

export type MimeLimits = { readonly mostBytes: number; readonly mostParts: number; readonly readPdfs: boolean };

export const USUAL_LIMITS: MimeLimits = { mostBytes: 25_000_000, mostParts: 1000, readPdfs: true };

export type ReadLimits = Partial<MimeLimits> & { readonly timeoutMs?: number; readonly bigTimeoutMs?: number };
