export interface FilmPreviewProps {
  uri: string;
  label: string;
}
