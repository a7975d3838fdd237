/** Tells when it is worth trying again. `onBack` is called when the network may have returned. */
export interface Connectivity {
  isOnline(): boolean;
  onBack(listener: () => void): () => void;
}
