import { useRoute, type RouteProp } from '@react-navigation/native';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { ListPage } from '../../ui/ListPage';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Text } from '../../ui/Text';
import { compareLines } from '../report/comparison.model';
import { ComparedRow } from '../report/components/ComparedRow';
import { Loaded } from '../shared/Loaded';
import { useActiveStore } from '../stores/active-store.context';
import { useCountPreview } from './counts.queries';

/** Every line of a count as confirming would store it, what differs first. */
export function CountLinesScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const store = useActiveStore();
  const { countId } = useRoute<RouteProp<RootParamList, 'CountLines'>>().params;
  const preview = useCountPreview(store.id, countId, true);
  const lines = useMemo(() => compareLines(preview.data?.lines ?? []), [preview.data]);
  return (
    <ListPage
      testID="count-lines-screen"
      items={lines}
      keyOf={({ line }) => `${line.productId ?? line.name ?? ''}-${line.area}`}
      header={
        <ScreenHeader
          title={t('counts.seeLines')}
          back={{ label: t('common.back'), onPress: () => navigation.popTo('Count', { countId }) }}
        />
      }
      top={
        <Loaded query={preview}>
          {({ hidden }) => (
            <Text color="inkMuted">{hidden ? t('counts.isBlind') : t('counts.linesIntro')}</Text>
          )}
        </Loaded>
      }
      renderItem={(compared, index) => <ComparedRow compared={compared} index={index} />}
    />
  );
}
