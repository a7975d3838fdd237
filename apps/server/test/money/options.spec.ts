import { describe, expect, it } from 'vitest';
import { readOptions, replayCommand } from './options.js';

describe('the flags of simulate:money', () => {
  it('invents a seed when none is told, and shares the operations among people', () => {
    expect(readOptions(['--operations', '400'], () => 42)).toEqual({
      operations: 400,
      users: 20,
      seed: 42,
      parallel: 32,
    });
  });

  it('refuses what it does not know', () => {
    expect(() => readOptions(['--steps', '3'])).toThrow('--operations M');
    expect(() => readOptions(['--users', 'many'])).toThrow('whole numbers');
    expect(() => readOptions(['--users'])).toThrow('whole numbers');
  });

  it('gives the command that replays a run exactly', () => {
    const options = readOptions(['--users', '3', '--seed', '0'], () => 1);
    const words = replayCommand(options).split(' -- ')[1]?.split(' ') ?? [];
    expect(readOptions(words)).toEqual(options);
  });
});
