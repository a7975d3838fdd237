/**
 * What an upload may be. The whitelist keeps a renamed playlist or image sequence from making
 * ffmpeg open other files or addresses.
 */
const FORMATS = 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts';

/** Arguments that open an untrusted film, the same for ffmpeg and ffprobe. */
export function inputArguments(path: string): string[] {
  return ['-protocol_whitelist', 'file', '-format_whitelist', FORMATS, '-i', `file:${path}`];
}
