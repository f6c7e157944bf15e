export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/test/strip.cjs' },
  testTimeout: 60_000,
  // Stories wait as much as they reckon: half as many workers more than cores, each begun anew before it holds too much.
  maxWorkers: '150%',
  workerIdleMemoryLimit: '1500MB',
};
