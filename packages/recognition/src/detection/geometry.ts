import type { Box } from '@miinventario/counting';
import { applyAffine, type Affine, type Point } from '../geometry/affine.js';

/** The corners of a front in the frame, clockwise from its upper left. */
export function quadOf(pose: Affine, width: number, height: number): Point[] {
  return [
    applyAffine(pose, 0, 0),
    applyAffine(pose, width, 0),
    applyAffine(pose, width, height),
    applyAffine(pose, 0, height),
  ];
}

export function boundingBox(points: readonly Point[]): Box {
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

export function areaOf(box: Box): number {
  return Math.max(0, box.width) * Math.max(0, box.height);
}

export function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Intersection over union, 0..1. */
export function iou(a: Box, b: Box): number {
  const overlap = overlapOf(a, b);
  const union = areaOf(a) + areaOf(b) - overlap;
  return union > 0 ? overlap / union : 0;
}

/** Share of the smaller box that lies in the other, 0..1. */
export function containment(a: Box, b: Box): number {
  const smaller = Math.min(areaOf(a), areaOf(b));
  return smaller > 0 ? overlapOf(a, b) / smaller : 0;
}

/** The part of a box that lies in a picture. */
export function clipBox(box: Box, width: number, height: number): Box {
  const x = Math.max(0, box.x);
  const y = Math.max(0, box.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(width, box.x + box.width) - x),
    height: Math.max(0, Math.min(height, box.y + box.height) - y),
  };
}
