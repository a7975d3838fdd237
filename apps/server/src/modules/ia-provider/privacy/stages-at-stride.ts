import type { Cascade } from './face-cascade.js';

/**
 * A cascade laid out for tables of sums of one row length: the corners of its rectangles as offsets,
 * in flat arrays. A picture has a hundred thousand windows, and nearly all fall at the first stages.
 */
export class StagesAtStride {
  /** Per stage: its threshold, and where its nodes end. */
  private readonly stageThreshold: Float64Array;
  private readonly stageEnd: Int32Array;
  /** Per node: threshold, the votes below and above it, and where its rectangles end. */
  private readonly nodeThreshold: Float64Array;
  private readonly below: Float64Array;
  private readonly above: Float64Array;
  private readonly nodeEnd: Int32Array;
  /** Per rectangle: four corners and a weight. */
  private readonly corners: Int32Array;
  private readonly weights: Float64Array;

  constructor({ stages }: Cascade, stride: number) {
    const nodes = stages.flatMap((stage) => stage.nodes);
    const corners: number[] = [];
    const weights: number[] = [];
    const nodeEnd: number[] = [];
    for (const { rectangles } of nodes) {
      for (let r = 0; r < rectangles.length; r += 5) {
        const [x = 0, y = 0, width = 0, height = 0, weight = 0] = rectangles.subarray(r, r + 5);
        const corner = y * stride + x;
        const below = corner + height * stride;
        corners.push(corner, corner + width, below, below + width);
        weights.push(weight);
      }
      nodeEnd.push(weights.length);
    }
    let end = 0;
    this.stageEnd = Int32Array.from(stages, (stage) => (end += stage.nodes.length));
    this.stageThreshold = Float64Array.from(stages, (stage) => stage.threshold);
    this.nodeThreshold = Float64Array.from(nodes, (node) => node.threshold);
    this.below = Float64Array.from(nodes, (node) => node.below);
    this.above = Float64Array.from(nodes, (node) => node.above);
    this.nodeEnd = Int32Array.from(nodeEnd);
    this.corners = Int32Array.from(corners);
    this.weights = Float64Array.from(weights);
  }

  /** Whether the window at `at` passes; `limit` is its deviation times its area. */
  pass(sums: Int32Array, at: number, limit: number): boolean {
    const { corners, weights, nodeEnd, nodeThreshold, below, above, stageEnd } = this;
    const stages = stageEnd.length;
    let node = 0;
    let rectangle = 0;
    for (let stage = 0; stage < stages; stage++) {
      const end = stageEnd[stage] as number;
      let votes = 0;
      for (; node < end; node++) {
        const last = nodeEnd[node] as number;
        let value = 0;
        for (; rectangle < last; rectangle++) {
          const c = 4 * rectangle;
          const sum =
            (sums[at + (corners[c] as number)] as number) -
            (sums[at + (corners[c + 1] as number)] as number) -
            (sums[at + (corners[c + 2] as number)] as number) +
            (sums[at + (corners[c + 3] as number)] as number);
          value += (weights[rectangle] as number) * sum;
        }
        const isBelow = value < (nodeThreshold[node] as number) * limit;
        votes += (isBelow ? below[node] : above[node]) as number;
      }
      if (votes < (this.stageThreshold[stage] as number)) return false;
    }
    return true;
  }
}
