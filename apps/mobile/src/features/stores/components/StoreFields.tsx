import { Controller, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { FormField } from '../../../ui/FormField';
import { GiroPicker } from './GiroPicker';

export const storeSchema = z.object({ name: z.string().trim().min(2), giro: z.string().min(1) });

export type StoreForm = z.infer<typeof storeSchema>;

/** What a shop is called and what it sells. */
export function StoreFields({ control }: { control: Control<StoreForm> }) {
  const { t } = useTranslation();
  return (
    <>
      <FormField
        control={control}
        name="name"
        testID="store-name"
        label={t('stores.name')}
        placeholder={t('stores.nameExample')}
        icon="store"
        maxLength={120}
        errorText={() => t('stores.nameMissing')}
      />
      <Controller
        control={control}
        name="giro"
        render={({ field }) => <GiroPicker value={field.value} onChange={field.onChange} />}
      />
    </>
  );
}
