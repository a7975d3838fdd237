import bwipjs from 'bwip-js/node';

/** A link as a QR that a telephone reads from another one's screen: a PNG with its quiet zone. */
export function renderQr(link: string): Promise<Buffer> {
  return bwipjs.toBuffer({
    bcid: 'qrcode',
    text: link,
    scale: 8,
    paddingwidth: 4,
    paddingheight: 4,
    backgroundcolor: 'FFFFFF',
  });
}
