import bwipjs from 'bwip-js/node';

/** The reference as Code 128, which the scanners of both chains read. */
export function renderBarcode(reference: string): Promise<Buffer> {
  return bwipjs.toBuffer({
    bcid: 'code128',
    text: reference,
    scale: 3,
    height: 18,
    includetext: false,
    paddingwidth: 12,
    paddingheight: 4,
    backgroundcolor: 'FFFFFF',
  });
}
