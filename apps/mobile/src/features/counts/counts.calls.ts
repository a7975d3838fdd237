import type {
  CountDetailResponse,
  CountPageResponse,
  CountResponse,
  CountSettingsResponse,
  CreateCountRequest,
  CreateScheduleRequest,
  PreviewLineResponse,
  ScheduleListResponse,
  ScheduleResponse,
  SnapshotPreviewResponse,
} from '@miinventario/contracts/client';
import type { AxiosInstance } from 'axios';

export type Count = CountResponse;
export type CountDetail = CountDetailResponse;
export type CountPreview = SnapshotPreviewResponse;
export type PreviewLine = PreviewLineResponse;
export type CountSettings = CountSettingsResponse;
export type NewCount = CreateCountRequest;
export type NewSchedule = CreateScheduleRequest;
export type Schedule = ScheduleResponse;

/** Steps that need no word of explanation, and those that do. */
export type CountStep = 'submit' | 'approve' | 'confirm' | 'cancel';
export type ReasonedStep = 'return' | 'reopen';

/** Planning counts, and taking them from the first film to the stock. */
export const countsCalls = (http: AxiosInstance) => {
  const counts = (storeId: string) => `/stores/${storeId}/counts`;
  const schedules = (storeId: string) => `/stores/${storeId}/count-schedules`;
  return {
    listCounts: async (storeId: string, cursor: string | undefined) =>
      (await http.get<CountPageResponse>(counts(storeId), { params: { cursor } })).data,
    getCount: async (storeId: string, countId: string) =>
      (await http.get<CountDetail>(`${counts(storeId)}/${countId}`)).data,
    createCount: async (storeId: string, count: NewCount, key: string) =>
      (await http.post<CountDetail>(counts(storeId), count, { idempotencyKey: key })).data,
    addSession: async (storeId: string, countId: string, sessionId: string) =>
      (await http.post<CountDetail>(`${counts(storeId)}/${countId}/sessions`, { sessionId })).data,
    removeSession: async (storeId: string, countId: string, sessionId: string) =>
      (await http.delete<CountDetail>(`${counts(storeId)}/${countId}/sessions/${sessionId}`)).data,
    previewCount: async (storeId: string, countId: string) =>
      (await http.get<CountPreview>(`${counts(storeId)}/${countId}/preview`)).data,
    stepCount: async (storeId: string, countId: string, step: CountStep) =>
      (await http.post<CountDetail>(`${counts(storeId)}/${countId}/${step}`, {})).data,
    reasonCount: async (storeId: string, countId: string, step: ReasonedStep, reason: string) =>
      (await http.post<CountDetail>(`${counts(storeId)}/${countId}/${step}`, { reason })).data,
    getCountSettings: async (storeId: string) =>
      (await http.get<CountSettings>(`/stores/${storeId}/count-settings`)).data,
    saveCountSettings: async (storeId: string, settings: CountSettings) =>
      (await http.put<CountSettings>(`/stores/${storeId}/count-settings`, settings)).data,
    listSchedules: async (storeId: string) =>
      (await http.get<ScheduleListResponse>(schedules(storeId))).data,
    createSchedule: async (storeId: string, schedule: NewSchedule, key: string) =>
      (await http.post<Schedule>(schedules(storeId), schedule, { idempotencyKey: key })).data,
    setScheduleActive: async (storeId: string, { id, version, active }: Schedule) =>
      (
        await http.patch<Schedule>(
          `${schedules(storeId)}/${id}`,
          { active },
          { headers: { 'If-Match': `"${version}"` } },
        )
      ).data,
    removeSchedule: async (storeId: string, scheduleId: string) => {
      await http.delete(`${schedules(storeId)}/${scheduleId}`);
    },
  };
};
