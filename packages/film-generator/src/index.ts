export { generateFilm, type GeneratedFilm, type GenerateOptions } from './generate-film.js';
export { FILM_KINDS, type FilmKind } from './film-kinds.js';
export { writeFakeCamera, type FakeCameraOptions } from './fake-camera.js';
export { drawPack } from './draw-pack.js';
export { inventProducts, type Product } from './invent-products.js';
export { writeReferences } from './write-references.js';
export { Random } from './random.js';
