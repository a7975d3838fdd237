import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Button } from '../../ui/Button';
import { EmptyShelfDrawing } from '../../ui/drawings/EmptyShelfDrawing';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Text } from '../../ui/Text';
import { space } from '../../ui/theme/tokens';
import { FailureBanner } from '../shared/FailureBanner';
import { StoreFields, storeSchema, type StoreForm } from './components/StoreFields';
import { useCreateStore } from './stores.queries';

/** The first shop of somebody who has just come in. */
export function StoreSetupScreen() {
  const { t } = useTranslation();
  const create = useCreateStore();
  const { control, handleSubmit } = useForm<StoreForm>({
    resolver: zodResolver(storeSchema),
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
      <StoreFields control={control} />
    </Screen>
  );
}

const styles = StyleSheet.create({ drawing: { alignItems: 'center', paddingVertical: space.sm } });
