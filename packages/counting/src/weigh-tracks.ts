import type { Box, Facing, FilmSurvey } from './types.js';
import type { LookedFrame } from './merge-detections.js';
import { mapBox } from './homography.js';
import { area, intersectionArea } from './boxes.js';
import { doubtfulNames } from './doubt-names.js';
import {
  electIdentity,
  NOBODY,
  identityKey,
  UNKNOWN_KEY,
  type FacingTrack,
  type Identity,
  type Sighting,
} from './facing-track.js';

/** A false alarm hits one given place in one given frame about this often. */
const FALSE_ALARM_RATE = 0.04;
/** That it repeats itself with the same name, in the same place, is much rarer. */
const REPEATED_ALARM_RATE = 0.008;
/** A sighting by another name proves about nothing. */
const DISSENT_RATE = 0.7;
/** Log odds asked of a facing: boxes that nothing else supports are mostly false. */
const MIN_ODDS = 1.8;
/** Bounds of the recogniser's hit rate, which is learnt from the film itself. */
const HIT_RATE = { least: 0.35, most: 0.97 };
/** A facing is expected in a frame that shows this much of its place. */
const WHOLE_SHARE = 0.98;
/** Half a facing is often reported too, so its absence says something. */
const PART_SHARE = 0.65;
/** What a sighting cut by the frame's edge proves, and the lack of one disproves, of a whole one. */
const CUT_EVIDENCE = 0.8;
const CUT_ABSENCE = 0.35;
/** Share of a track that must lie on others, and how many times better proven these must be. */
const INTRUDER_COVER = 0.4;
const INTRUDER_FACTOR = 2;
/** Registration worse than this, full-size pixels, makes every count doubtful. */
const DOUBTFUL_RESIDUAL_PX = 12;

interface Weighed {
  readonly track: FacingTrack;
  readonly identity: Identity;
  readonly views: number;
  readonly evidence: number;
  readonly expected: number;
}

/**
 * Decides which tracks are facings. Each is weighed by the odds that a real facing, rather than
 * chance, would be seen in so many of the frames that looked at its place; the hit rate of the
 * recogniser is estimated from the film, so that a weak one is not punished for its misses.
 */
export function weighTracks(
  tracks: readonly FacingTrack[],
  frames: readonly LookedFrame[],
  survey: FilmSurvey,
): Facing[] {
  const weighed = tracks.map((track) => weigh(track, frames, survey));
  // Strangers are proposed beside named neighbours only, and so are missed oftener than these.
  const namedRate = estimateHitRate(weighed.filter((item) => !isStranger(item)));
  const strangerRate = estimateHitRate(weighed.filter(isStranger));
  const standing = dropIntruders(weighed).flatMap((item) => {
    const odds = logOdds(item, isStranger(item) ? strangerRate : namedRate);
    return odds > MIN_ODDS ? [{ item, odds }] : [];
  });
  const doubted = doubtfulNames(
    standing.flatMap(({ item: { track, identity } }) =>
      identity.productId === null ? [] : [{ track, productId: identity.productId }],
    ),
  );
  return standing
    .map(({ item, odds }) => {
      const isDoubted = doubted.has(item.track);
      return toFacing(isDoubted ? { ...item, identity: NOBODY } : item, odds, survey);
    })
    .sort(
      (a, b) => a.segment - b.segment || a.shelfBox.y - b.shelfBox.y || a.shelfBox.x - b.shelfBox.x,
    )
    .map((facing, index) => ({ ...facing, id: `f${index + 1}` }));
}

function weigh(track: FacingTrack, frames: readonly LookedFrame[], survey: FilmSurvey): Weighed {
  const seenIn = new Set(track.sightings.map((s) => s.detection.frameIndex));
  const whole = track.sightings.filter((s) => !s.isCut).length;
  const cut = track.sightings.length - whole;
  let missed = 0;
  let partlyMissed = 0;
  for (const frame of frames) {
    if (frame.pose.segment !== track.segment || seenIn.has(frame.pose.frameIndex)) continue;
    const box = mapBox(frame.fromShelf, track.shelfBox);
    const shown = shownShare(box, survey);
    if (shown >= WHOLE_SHARE) missed++;
    else if (shown >= PART_SHARE) partlyMissed++;
  }
  return {
    track,
    identity: electIdentity(track),
    views: seenIn.size,
    evidence: whole + CUT_EVIDENCE * cut,
    expected: whole + CUT_EVIDENCE * cut + missed + CUT_ABSENCE * partlyMissed,
  };
}

/**
 * Two things cannot stand in one place: a track that lies mostly on better proven ones, and is far
 * less proven itself, is a false alarm. What has a name does not yield to what has none.
 */
function dropIntruders(weighed: readonly Weighed[]): Weighed[] {
  return weighed.filter((item) => {
    const { shelfBox, segment } = item.track;
    let covered = 0;
    for (const other of weighed) {
      if (other === item || other.track.segment !== segment) continue;
      if (other.evidence < INTRUDER_FACTOR * item.evidence) continue;
      if (isStranger(other) && !isStranger(item)) continue;
      covered += intersectionArea(shelfBox, other.track.shelfBox);
    }
    return covered < INTRUDER_COVER * area(shelfBox);
  });
}

/** A thing that stands there and that nobody named. */
function isStranger(item: Weighed): boolean {
  return item.identity.key === UNKNOWN_KEY;
}

function shownShare(box: Box, survey: FilmSurvey): number {
  const frame = { x: 0, y: 0, width: survey.width, height: survey.height };
  const size = area(box);
  return size <= 0 ? 0 : intersectionArea(box, frame) / size;
}

function estimateHitRate(weighed: readonly Weighed[]): number {
  let seen = 0;
  let expected = 0;
  for (const item of weighed) {
    if (item.views < 2) continue;
    seen += item.evidence;
    expected += item.expected;
  }
  const rate = expected === 0 ? HIT_RATE.most : seen / expected;
  return Math.min(HIT_RATE.most, Math.max(HIT_RATE.least, rate));
}

function logOdds(item: Weighed, hitRate: number): number {
  const { track, identity } = item;
  const elected = track.sightings.filter((s) => identityKey(s.detection) === identity.key);
  let hits = 0;
  for (const sighting of track.sightings) {
    const weight = sighting.isCut ? CUT_EVIDENCE : 1;
    hits += weight * Math.log(hitRate / chanceOf(sighting, elected, identity));
  }
  const misses = (item.expected - item.evidence) * Math.log((1 - hitRate) / (1 - FALSE_ALARM_RATE));
  return hits + misses;
}

/** How often chance alone would add this sighting to what the others of its track say. */
function chanceOf(sighting: Sighting, elected: readonly Sighting[], identity: Identity): number {
  if (!elected.includes(sighting)) {
    // Another name in the same place is a doubt; no name at all is still a thing that stands there.
    return identityKey(sighting.detection) === UNKNOWN_KEY ? FALSE_ALARM_RATE : DISSENT_RATE;
  }
  const isRepeat = sighting !== elected[0] && identity.key !== UNKNOWN_KEY;
  return isRepeat ? REPEATED_ALARM_RATE : FALSE_ALARM_RATE;
}

function toFacing(item: Weighed, odds: number, survey: FilmSurvey): Facing {
  const { track, identity } = item;
  const best = bestSighting(track, identity.productId);
  const scores = track.sightings.map((s) => s.detection.score);
  const meanScore = scores.reduce((a, b) => a + b, 0) / scores.length;
  const residual = survey.segments.find((s) => s.id === track.segment)?.residualPx ?? 0;
  const registration = 1 / (1 + (residual / DOUBTFUL_RESIDUAL_PX) ** 2);
  const existence = 1 / (1 + Math.exp(-odds / 2));
  // One lonely look can be wrong in ways its score does not know.
  const support = 1 - 0.4 ** item.evidence;
  const confidence = existence * support * identity.agreement * registration * Math.sqrt(meanScore);
  return {
    id: '',
    productId: identity.productId,
    label: identity.label,
    barcode: identity.barcode,
    segment: track.segment,
    shelfBox: track.shelfBox,
    views: item.views,
    expectedViews: Math.round(item.expected),
    confidence: Number(Math.min(1, Math.max(0, confidence)).toFixed(3)),
    evidence: { frameIndex: best.detection.frameIndex, box: best.detection.box },
  };
}

/** The sighting that shows the facing best: named as elected, whole, sure, near the frame's middle. */
function bestSighting(track: FacingTrack, productId: string | null): Sighting {
  const rank = (s: Sighting): number =>
    (s.detection.productId === productId ? 2 : 0) + (s.isCut ? 0 : 1) + s.detection.score;
  return track.sightings.reduce((a, b) => (rank(b) > rank(a) ? b : a));
}
