import type { FilmPreviewProps } from './film-preview.props';

export function FilmPreview({ uri, label }: FilmPreviewProps) {
  return (
    <video
      src={uri}
      aria-label={label}
      controls
      muted
      playsInline
      style={{ width: '100%', height: '100%', objectFit: 'contain' }}
    />
  );
}
