import { ImportWriter } from './import/import-writer.js';
import { CatalogueImportsController } from './import/imports.controller.js';
import { ImportsRepository } from './import/imports.repository.js';
import { ImportsService } from './import/imports.service.js';
import { LabelsRepository } from './labels/labels.repository.js';
import { PurchasingController } from './purchasing/purchasing.controller.js';
import { PurchasingRepository } from './purchasing/purchasing.repository.js';
import { PurchasingService } from './purchasing/purchasing.service.js';
import { ExportRetention } from './reports/export-retention.js';
import { SnapshotsRepository } from './stock/snapshots.repository.js';
import { VarianceRepository } from './stock/variance.repository.js';
import { CountReports } from './reports/count-reports.js';
import { EvidenceThumbnails } from './reports/evidence-thumbnails.js';
import { ExportMaker } from './reports/export-maker.js';
import { ReportExportsController } from './reports/exports.controller.js';
import { ExportsRepository } from './reports/exports.repository.js';
import { ExportsService } from './reports/exports.service.js';
import { ReportsRepository } from './reports/reports.repository.js';
import { ValuationService } from './reports/valuation.service.js';
import { StoreSummaryController } from './summary/summary.controller.js';
import { SummaryRepository } from './summary/summary.repository.js';
import { SummaryService } from './summary/summary.service.js';

/** What answers requests about imports, lists and files. */
export const reportControllers = [
  CatalogueImportsController,
  PurchasingController,
  ReportExportsController,
  StoreSummaryController,
];

/** What makes files; the API makes the short ones and the worker the long ones. */
export const exportProviders = [
  ExportMaker,
  ExportsRepository,
  ReportsRepository,
  EvidenceThumbnails,
  LabelsRepository,
  CountReports,
  SnapshotsRepository,
  VarianceRepository,
  PurchasingService,
  PurchasingRepository,
];

/** What imports, lists and files consist of, for the API. */
export const reportProviders = [
  ...exportProviders,
  ExportsService,
  ValuationService,
  ImportsService,
  ImportsRepository,
  ImportWriter,
  SummaryService,
  SummaryRepository,
];

/** The worker's side: files that go. */
export const exportWorkerProviders = [ExportRetention];
