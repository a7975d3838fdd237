import {
  extractKeyframes,
  probeFilm,
  surveyFilm,
  type ExtractedFrame,
  type FfmpegPaths,
  type FilmInfo,
  type FilmLimits,
  type FilmProbe,
  type FilmSurvey,
} from '@miinventario/film';

/** Runs in a thread: everything that decodes a film. Paths are of this machine. */
export interface ProbeInput {
  readonly tools: FfmpegPaths;
  readonly path: string;
  readonly limits: FilmLimits;
}

export function probe({ path, tools, limits }: ProbeInput): Promise<FilmProbe> {
  return probeFilm(path, { ...tools, ...limits });
}

export interface SurveyInput {
  readonly tools: FfmpegPaths;
  readonly path: string;
  readonly film: FilmInfo;
  /** Where the key frames are left on the way. */
  readonly directory: string;
}

export function survey({ path, film, tools, directory }: SurveyInput): Promise<FilmSurvey> {
  return surveyFilm(path, film, { ...tools, framesDir: directory });
}

export interface KeyframesInput {
  readonly tools: FfmpegPaths;
  readonly path: string;
  /** Its key frames are the ones taken. */
  readonly survey: FilmSurvey;
  readonly directory: string;
}

export function keyframes(input: KeyframesInput): Promise<ExtractedFrame[]> {
  return extractKeyframes(input.path, input.survey, input.directory, input.tools);
}
