export * from './film-types.js';
export { probeFilm, type ProbeOptions } from './probe-film.js';
export { surveyFilm, type SurveyOptions } from './survey-film.js';
export { extractKeyframes, type ExtractOptions } from './extract-keyframes.js';
export type { FilmSurvey, FilmAdvice, FilmQuality, KeyFrame } from '@miinventario/counting';
