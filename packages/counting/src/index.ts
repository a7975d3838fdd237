export * from './types.js';
export * from './homography.js';
export * from './boxes.js';
export { type GrayImage, type FrameQuality } from './image.js';
export { ShelfTracker, type Observation } from './shelf-tracker.js';
export { completeSurvey, type SurveyInput } from './survey.js';
export { poseAt } from './pose-at.js';
export { mergeDetections, type MergeOptions } from './merge-detections.js';
