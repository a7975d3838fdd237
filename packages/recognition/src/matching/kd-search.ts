import { DESCRIPTOR_LENGTH } from '../features/root-sift.js';
import { LARGEST_LEAF, type KdForest } from './kd-forest.js';

/** The nearest points found, nearest first; squared distances in descriptor bytes. */
export interface Neighbours {
  count: number;
  readonly index: Int32Array;
  readonly distance: Float64Array;
}

/** Reusable search state over one forest: not to be shared between concurrent searches. */
export class KdSearch {
  private readonly seen: Int32Array;
  private stamp = 0;
  private readonly heapKey: number[] = [];
  private readonly heapTree: number[] = [];
  private readonly heapNode: number[] = [];
  readonly result: Neighbours;

  constructor(
    private readonly forest: KdForest,
    private readonly wanted: number,
    /** Points compared before giving up: the price of a search and its accuracy. */
    private readonly checks: number,
  ) {
    this.seen = new Int32Array(forest.count);
    this.result = {
      count: 0,
      index: new Int32Array(wanted + 1),
      distance: new Float64Array(wanted + 1),
    };
  }

  /** Approximate nearest neighbours within `limit` (squared distance) of a descriptor. */
  search(query: Uint8Array, offset: number, limit: number): Neighbours {
    this.stamp += 1;
    const own = this.forest.query.data;
    own.set(query.subarray(offset, offset + DESCRIPTOR_LENGTH));
    this.result.count = 0;
    this.heapKey.length = 0;
    this.heapTree.length = 0;
    this.heapNode.length = 0;
    let checked = 0;
    for (let t = 0; t < this.forest.trees.length; t += 1) {
      checked += this.descend(t, 0, 0, limit);
    }
    while (checked < this.checks && this.heapKey.length > 0) {
      const key = this.heapKey[0] as number;
      const tree = this.heapTree[0] as number;
      const node = this.heapNode[0] as number;
      this.pop();
      checked += this.descend(tree, node, key, limit);
    }
    return this.result;
  }

  private descend(treeIndex: number, from: number, key: number, limit: number): number {
    const tree = this.forest.trees[treeIndex];
    if (!tree) return 0;
    const { work, pointsAddress, query, distances } = this.forest;
    let node = from;
    for (;;) {
      const dimension = tree.dimension[node] as number;
      if (dimension < 0) break;
      const gap = (query.data[dimension] as number) - (tree.threshold[node] as number);
      const near = gap < 0 ? tree.left[node] : tree.right[node];
      const far = gap < 0 ? tree.right[node] : tree.left[node];
      this.push(key + gap * gap, treeIndex, far as number);
      node = near as number;
    }
    const start = tree.left[node] as number;
    const end = Math.min(tree.right[node] as number, start + LARGEST_LEAF);
    work.kernels.distances(
      query.address,
      pointsAddress,
      tree.orderAddress + 4 * start,
      tree.orderAddress + 4 * end,
      distances.address,
    );
    let compared = 0;
    for (let i = start; i < end; i += 1) {
      const point = tree.order[i] as number;
      if (this.seen[point] === this.stamp) continue;
      this.seen[point] = this.stamp;
      compared += 1;
      this.offer(point, distances.data[i - start] as number, limit);
    }
    return compared;
  }

  private offer(point: number, squared: number, limit: number): void {
    const { index, distance } = this.result;
    const full = this.result.count === this.wanted;
    const worst = full ? (distance[this.wanted - 1] as number) : limit;
    if (squared >= worst) return;
    let place = full ? this.wanted - 1 : this.result.count;
    while (place > 0 && (distance[place - 1] as number) > squared) {
      distance[place] = distance[place - 1] as number;
      index[place] = index[place - 1] as number;
      place -= 1;
    }
    distance[place] = squared;
    index[place] = point;
    if (!full) this.result.count += 1;
  }

  private push(key: number, tree: number, node: number): void {
    const { heapKey, heapTree, heapNode } = this;
    let at = heapKey.length;
    heapKey.push(key);
    heapTree.push(tree);
    heapNode.push(node);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((heapKey[parent] as number) <= key) break;
      this.place(at, parent);
      at = parent;
    }
    heapKey[at] = key;
    heapTree[at] = tree;
    heapNode[at] = node;
  }

  private pop(): void {
    const { heapKey, heapTree, heapNode } = this;
    const key = heapKey.pop() as number;
    const tree = heapTree.pop() as number;
    const node = heapNode.pop() as number;
    const size = heapKey.length;
    if (size === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && (heapKey[child + 1] as number) < (heapKey[child] as number)) {
        child += 1;
      }
      if ((heapKey[child] as number) >= key) break;
      this.place(at, child);
      at = child;
    }
    heapKey[at] = key;
    heapTree[at] = tree;
    heapNode[at] = node;
  }

  private place(to: number, from: number): void {
    this.heapKey[to] = this.heapKey[from] as number;
    this.heapTree[to] = this.heapTree[from] as number;
    this.heapNode[to] = this.heapNode[from] as number;
  }
}
