export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/test/strip.cjs' },
  testTimeout: 60_000,
  // Stories wait as much as they reckon: every core gets a worker, begun anew before it holds too much.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1500MB',
};
