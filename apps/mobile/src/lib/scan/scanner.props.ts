/** Formats of what shops sell: retail codes, and those of boxes. */
export const SCANNED_FORMATS = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'itf', 'code_128'] as const;

export type ScannerFault = 'denied' | 'missing' | 'failed';

/** The live camera, looking for barcodes. Each code is told once until another is seen. */
export interface ScannerProps {
  onCode: (code: string) => void;
  onFault: (fault: ScannerFault) => void;
}
