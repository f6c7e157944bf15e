export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/test/strip.cjs' },
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/stories-first.cjs',
  // Every core gets a worker, begun anew before it holds too much; more of them starve the tests that have a limit of time.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1500MB',
};
