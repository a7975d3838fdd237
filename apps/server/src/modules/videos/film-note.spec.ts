import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FilmInfo } from '@miinventario/film';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findNote, writeNote } from './film-note.js';

const FILM: FilmInfo = {
  durationMs: 45_000,
  width: 1280,
  height: 720,
  rotationDegrees: 0,
  codec: 'h264',
  fps: 30,
  frameCount: 1350,
  sizeBytes: 8_569_104,
  incomplete: false,
  frameTimesMs: [0, 33.333, 66.667],
};

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mi-note-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('the note beside a film', () => {
  it('is none before the film was checked here', async () => {
    expect(await findNote(directory)).toBeUndefined();
  });

  it('gives again what the check found, and leaves no other file', async () => {
    await writeNote(directory, FILM);
    expect(await findNote(directory)).toEqual(FILM);
    expect(await readdir(directory)).toEqual(['film.json']);
  });

  it('is none when it breaks off', async () => {
    await writeFile(join(directory, 'film.json'), '{"durationMs":45');
    expect(await findNote(directory)).toBeUndefined();
  });
});
