// jest-expo transforms React Native's packages; those that ship plain ESM are added by name.
const esmPackages = [
  '@noble/hashes',
  'lucide-react-native',
  'idb',
  '@react-navigation',
  '@tanstack',
];
const nativePackages = ['(jest-)?react-native', '@react-native(-community)?', 'expo', '@expo'];

const preset = require('jest-expo/ios/jest-preset');

/** @type {import('jest').Config} */
module.exports = {
  preset: 'jest-expo/ios',
  roots: ['<rootDir>/src'],
  setupFiles: ['<rootDir>/src/test-support/setup.ts'],
  transformIgnorePatterns: [`node_modules/(?!(${[...nativePackages, ...esmPackages].join('|')}))`],
  transform: { ...preset.transform, '\\.mjs$': preset.transform['\\.[jt]sx?$'] },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'jsx', 'mjs', 'json', 'node'],
  maxWorkers: 2,
  // The first screen test of a fresh clone compiles React Native.
  testTimeout: 60_000,
};
