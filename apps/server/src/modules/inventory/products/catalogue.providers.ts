import { AliasesRepository } from './aliases.repository.js';
import { ProductAliasesController } from './aliases.controller.js';
import { AliasesService } from './aliases.service.js';
import { CategoriesController } from './categories.controller.js';
import { CategoriesRepository } from './categories.repository.js';
import { CategoriesService } from './categories.service.js';
import { ProductActsController } from './product-acts.controller.js';
import { ProductMergeRepository } from './product-merge.repository.js';
import { ProductMergeService } from './product-merge.service.js';
import { ProductPhotoService } from './product-photo.service.js';
import { ProductPresenter } from './product-presenter.js';
import { ProductSearch } from './product-search.js';
import { ProductsController } from './products.controller.js';
import { ProductsRepository } from './products.repository.js';
import { ProductsService } from './products.service.js';
import { ReferencesController } from './references.controller.js';
import { ReferencesRepository } from './references.repository.js';
import { ReferencesService } from './references.service.js';

/** What answers requests about the catalogue. */
export const catalogueControllers = [
  ProductsController,
  ProductActsController,
  ProductAliasesController,
  CategoriesController,
  ReferencesController,
];

/** What the catalogue consists of, for the API. */
export const catalogueProviders = [
  ProductsService,
  ProductsRepository,
  ProductSearch,
  ProductPresenter,
  ProductMergeService,
  ProductMergeRepository,
  ProductPhotoService,
  AliasesService,
  AliasesRepository,
  CategoriesService,
  CategoriesRepository,
  ReferencesService,
  ReferencesRepository,
];
