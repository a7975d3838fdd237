import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';
import { z } from 'zod';

import { Button } from '../../ui/Button';
import { EmptyShelfDrawing } from '../../ui/drawings/EmptyShelfDrawing';
import { FormField } from '../../ui/FormField';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Text } from '../../ui/Text';
import { space } from '../../ui/theme/tokens';
import { FailureBanner } from '../shared/FailureBanner';
import { GiroPicker } from './components/GiroPicker';
import { useCreateStore } from './stores.queries';

const schema = z.object({ name: z.string().trim().min(2), giro: z.string().min(1) });

export function StoreSetupScreen() {
  const { t } = useTranslation();
  const create = useCreateStore();
  const { control, handleSubmit } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { name: '', giro: 'abarrotes' },
  });
  const submit = handleSubmit((form) => create.mutate(form));
  return (
    <Screen
      testID="store-setup-screen"
      header={<ScreenHeader title={t('stores.setupTitle')} />}
      footer={
        <>
          <FailureBanner error={create.error} />
          <Button
            testID="store-submit"
            label={t('stores.setupSubmit')}
            size="large"
            busy={create.isPending}
            onPress={() => void submit()}
          />
        </>
      }
    >
      <View style={styles.drawing}>
        <EmptyShelfDrawing />
      </View>
      <Text color="inkMuted">{t('stores.setupIntro')}</Text>
      <FormField
        control={control}
        name="name"
        testID="store-name"
        label={t('stores.name')}
        placeholder={t('stores.nameExample')}
        icon="store"
        errorText={() => t('stores.nameMissing')}
      />
      <Controller
        control={control}
        name="giro"
        render={({ field }) => <GiroPicker value={field.value} onChange={field.onChange} />}
      />
    </Screen>
  );
}

const styles = StyleSheet.create({ drawing: { alignItems: 'center', paddingVertical: space.sm } });
